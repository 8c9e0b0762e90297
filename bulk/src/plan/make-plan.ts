import { normalizeBaseUrl } from "revokit/toolkit";
import type { BulkOperation } from "../api/operation.ts";
import { UsageError } from "../usage-error.ts";
import type { Inspection } from "./inspect.ts";
import { defaultName } from "./job-name.ts";
import type { JobOptions, Plan } from "./job-options.ts";
import { rateOf } from "./default-rate.ts";

/**
 * Makes the plan of a job from its input and its options alone.
 * @throws UsageError if a base URL or a rate is missing or invalid
 */
export function makePlan(
  options: Pick<JobOptions, "name" | "rate" | "client">,
  operation: BulkOperation,
  inspection: Inspection,
): Plan {
  const baseUrl = baseUrlOf(options, operation);
  const identity = { api: operation.api, operation: operation.operationId, baseUrl, digest: inspection.digest };
  const name = options.name ?? defaultName(identity);
  return { name, operation, baseUrl, inspection, rate: rateOf(options.rate, operation) };
}

/** Normalized, since two spellings of one URL must be one job and one gate. */
function baseUrlOf({ client }: Pick<JobOptions, "client">, { server }: BulkOperation): string {
  const given = client?.baseUrl;
  const baseUrl = (typeof given === "object" ? given[server ?? ""] : given) ?? server;
  if (baseUrl === undefined) throw new UsageError("The document states no server: name one as the base URL.");
  try {
    return normalizeBaseUrl(baseUrl, client?.allowInsecureHosts);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "The base URL can't be used.");
  }
}
