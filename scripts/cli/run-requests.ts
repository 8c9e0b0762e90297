import type { GenerateRequest, OnProgress } from "../generate-request.ts";
import type { Plan } from "../plan.ts";
import type { Threads } from "../threads/runners.ts";
import { showProgress } from "./progress.ts";

/**
 * Runs requests while their progress is shown.
 * @param run `planEach` or `generateEach`
 */
export async function runRequests(
  requests: readonly GenerateRequest[],
  threads: Threads,
  run: (requests: readonly GenerateRequest[], onProgress: OnProgress) => Promise<readonly Plan[]>,
): Promise<readonly Plan[]> {
  const progress = showProgress();
  try {
    return await run(
      requests.map((request) => ({ ...request, threads })),
      progress.onProgress,
    );
  } finally {
    progress.end();
  }
}
