import { planGeneration } from "../generate.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../runners.ts";
import { showProgress } from "./progress.ts";
import { reportDrift, reportPlan } from "./report.ts";

/** Tells how the generated folder differs from what the specs say, and closes the threads. */
export async function check(request: GenerateRequest, threads: Threads, json: boolean): Promise<void> {
  const progress = showProgress();
  try {
    const plan = await planGeneration({ ...request, threads }, progress.onProgress);
    progress.end();
    if (json) reportPlan(plan);
    else reportDrift(plan, request.out);
    if (plan.changes.length > 0) process.exitCode = 1;
  } finally {
    progress.end();
    await threads.close();
  }
}
