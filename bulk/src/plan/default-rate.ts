import type { BulkOperation } from "../api/operation.ts";
import type { Rate } from "../api/rate.ts";
import { UsageError } from "../usage-error.ts";
import { SHARE } from "../work/gate.ts";

/**
 * The rate of a job's requests: the given one unchanged, else a share of the document's limit.
 * @throws UsageError if there is neither, or the given one is not finite and above 0
 */
export function rateOf(given: Rate | "none" | undefined, { rate, operationId }: BulkOperation): Rate | undefined {
  if (given === "none") return undefined;
  if (given !== undefined) {
    if ([given.limit, given.window].every((value) => value > 0 && Number.isFinite(value))) return given;
    throw new UsageError("The rate's limit and window must be finite numbers greater than 0.");
  }
  if (rate !== undefined) return { limit: rate.limit * SHARE, window: rate.window };
  throw new UsageError(
    `The document states no rate limit for ${operationId}. Pass --rate with requests per seconds, e.g. --rate 60/60, or --rate none.`,
  );
}
