import type { RowHistory } from "./history.ts";

/** A safety margin: requests take time to arrive, and clocks differ. */
const MARGIN = 5 * 60_000;

/** Whether the server still remembers the row's key, so that the same key can't take effect twice. */
function isKeyRemembered({ rules: { retention }, age }: RowHistory): boolean {
  return retention !== undefined && age < retention - Math.min(MARGIN, retention / 10);
}

/** Whether the call can be made again without a second effect. */
export function isSafeToRetry(history: RowHistory): boolean {
  // A key that the server has forgotten protects against nothing, whatever the method.
  return history.rules.retention === undefined ? history.rules.idempotent : isKeyRemembered(history);
}
