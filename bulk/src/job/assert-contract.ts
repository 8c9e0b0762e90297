import { UsageError } from "../usage-error.ts";
import type { JobRecord } from "./job-record.ts";

/**
 * Throws a `UsageError` if this process's document differs from the one that the job was stored with. The message does not
 * suggest another name: a new job would send the same rows with new keys.
 */
export function assertContract(contract: string, { name, api, operation, ...stored }: JobRecord): void {
  if (contract === stored.contract) return;
  throw new UsageError(
    `The job ${name} was stored with another version of ${api}'s document, in which the method, the path, the idempotency key or its retention of ${operation} differs. Nothing was sent. Continue it with that version.`,
  );
}
