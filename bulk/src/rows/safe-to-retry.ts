import type { RowHistory } from "./history.ts";

/** A safety margin: requests take time to arrive, and clocks differ. */
const MARGIN = 5 * 60_000;

/** Whether the call can be made again without a second effect. */
export function isSafeToRetry({ rules: { idempotent, retention }, age }: RowHistory): boolean {
  if (retention === undefined) return idempotent;
  // A key that the server has forgotten protects against nothing, whatever the method.
  return age < retention - Math.min(MARGIN, retention / 10);
}
