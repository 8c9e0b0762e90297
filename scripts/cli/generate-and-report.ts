import { generate } from "../generate.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../runners.ts";
import { showProgress } from "./progress.ts";
import { reportChanges, reportPlan } from "./report.ts";

/** Brings the generated folder up to date and tells what happened to each file. */
export async function generateAndReport(request: GenerateRequest, threads: Threads, json: boolean): Promise<void> {
  const progress = showProgress();
  try {
    const plan = await generate({ ...request, threads }, progress.onProgress);
    progress.end();
    if (json) reportPlan(plan);
    else reportChanges(plan, request.out);
  } finally {
    progress.end();
  }
}
