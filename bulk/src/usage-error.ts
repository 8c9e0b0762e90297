/** A usage error: its message says what to do. Nothing was sent. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
  readonly code: string = "usage";
}

/** Another process has the embedded store open. */
export class StoreInUseError extends UsageError {
  override readonly name = "StoreInUseError";
  override readonly code = "store_in_use";
}
