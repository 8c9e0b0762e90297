import { generateEach } from "../generate-each.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../threads/runners.ts";
import { reportChanges } from "./report-changes.ts";
import { reportPlans } from "./report-json.ts";
import { runRequests } from "./run-requests.ts";

/** Updates the generated folder and reports what happened to each file. */
export async function generateAndReport(
  requests: readonly GenerateRequest[],
  threads: Threads,
  json: boolean,
): Promise<void> {
  const plans = await runRequests(requests, threads, generateEach);
  if (json) reportPlans(plans);
  else reportChanges(plans);
}
