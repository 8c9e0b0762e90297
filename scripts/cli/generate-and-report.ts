import { generateEach } from "../generate-each.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../threads/runners.ts";
import { showProgress } from "./progress.ts";
import { reportChanges } from "./report-changes.ts";
import { reportPlans } from "./report-json.ts";

/** Updates the generated folder and reports what happened to each file. */
export async function generateAndReport(
  requests: readonly GenerateRequest[],
  threads: Threads,
  json: boolean,
): Promise<void> {
  const progress = showProgress();
  try {
    const plans = await generateEach(
      requests.map((request) => ({ ...request, threads })),
      progress.onProgress,
    );
    progress.end();
    if (json) reportPlans(plans);
    else reportChanges(plans);
  } finally {
    progress.end();
  }
}
