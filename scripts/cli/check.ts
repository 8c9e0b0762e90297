import { planEach } from "../generate-each.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../threads/runners.ts";
import { PROBLEMS_FOUND } from "./exit-code.ts";
import { showProgress } from "./progress.ts";
import { reportDrift } from "./report-drift.ts";
import { reportPlans } from "./report-json.ts";

/** Reports how the generated folder differs from the specs, and closes the threads. */
export async function check(requests: readonly GenerateRequest[], threads: Threads, json: boolean): Promise<void> {
  const progress = showProgress();
  try {
    const plans = await planEach(
      requests.map((request) => ({ ...request, threads })),
      progress.onProgress,
    );
    progress.end();
    if (json) reportPlans(plans);
    else for (const plan of plans) reportDrift(plan);
    if (plans.some(({ changes }) => changes.length > 0)) process.exitCode = PROBLEMS_FOUND;
  } finally {
    progress.end();
    await threads.close();
  }
}
