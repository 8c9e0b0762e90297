import { UsageError } from "../usage-error.ts";
import type { Inspection } from "./inspect.ts";

/**
 * Throws a `UsageError` for an input that must not become a job.
 * @param skipInvalid whether lines that break the contract may be left out
 */
export function assertValid({ lines, valid, invalid }: Inspection, skipInvalid = false): void {
  if (lines === 0) throw new UsageError("The input has no rows. Nothing was sent.");
  if (valid === 0) throw new UsageError("The input has no valid row. Nothing was sent.");
  if (invalid === 0 || skipInvalid) return;
  const verb = invalid === 1 ? "breaks" : "break";
  throw new UsageError(
    `${invalid} of ${lines} lines ${verb} the contract. Nothing was sent. Correct them, or leave them out with --skip-invalid.`,
  );
}
