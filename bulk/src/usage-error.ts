import { UsageError } from "revokit/toolkit";

export { UsageError };

/** Another process has the embedded store open. */
export class StoreInUseError extends UsageError {
  override readonly name = "StoreInUseError";
  override readonly code = "store_in_use";
}
