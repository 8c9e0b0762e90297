import { planEach } from "../generate-each.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../threads/runners.ts";
import { PROBLEMS_FOUND } from "./exit-code.ts";
import { reportDrift } from "./report-drift.ts";
import { reportPlans } from "./report-json.ts";
import { runRequests } from "./run-requests.ts";

/** Reports how the generated folder differs from the specs, and closes the threads. */
export async function check(requests: readonly GenerateRequest[], threads: Threads, json: boolean): Promise<void> {
  try {
    const plans = await runRequests(requests, threads, planEach);
    if (json) reportPlans(plans);
    else for (const plan of plans) reportDrift(plan);
    if (plans.some(({ changes }) => changes.length > 0)) process.exitCode = PROBLEMS_FOUND;
  } finally {
    await threads.close();
  }
}
