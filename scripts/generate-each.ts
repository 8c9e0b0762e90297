import { planGeneration } from "./generate.ts";
import type { GenerateRequest, OnProgress } from "./generate-request.ts";
import type { Plan } from "./plan.ts";
import { type Problem, SpecError } from "./problem.ts";
import { applyChanges } from "./write/changes.ts";

/** Brings the folders of several requests up to date, or none of them if a document has a problem. */
export async function generateEach(
  requests: readonly GenerateRequest[],
  onProgress?: OnProgress,
): Promise<readonly Plan[]> {
  const plans = await planEach(requests, onProgress);
  for (const { out, changes } of plans) applyChanges(out, changes);
  return plans;
}

/** Plans several requests. Throws a `SpecError` with the problems of all of them together. */
export async function planEach(
  requests: readonly GenerateRequest[],
  onProgress?: OnProgress,
): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  const problems: Problem[] = [];
  for (const request of requests) {
    try {
      plans.push(await planGeneration(request, onProgress));
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new SpecError(problems);
  return plans;
}
