import { randomUUID } from "node:crypto";
import { buildSpec, type Built } from "./build-spec.ts";
import type { Spec } from "./find/specs.ts";
import type { GenerateRequest, OnProgress } from "./generate-request.ts";
import { isHuge, isSmall } from "./limits.ts";
import { openThreads } from "./threads/open-threads.ts";

/** Lints, bundles, compiles and formats documents concurrently. Their order is kept. */
export async function buildSpecs(
  specs: readonly Spec[],
  request: GenerateRequest,
  onProgress?: OnProgress,
): Promise<readonly Built[]> {
  const threads = request.threads ?? openThreads(0);
  const run = randomUUID();
  let done = 0;
  threads.prepare(specs.length, {
    types: !specs.every(isHuge),
    format: !request.format.skip && specs.some(isSmall),
  });
  try {
    return await Promise.all(
      specs.map(async (spec) => {
        const built = await buildSpec({ run, spec, settings: request.lint }, request, threads);
        onProgress?.(spec, (done += 1), specs.length);
        return built;
      }),
    );
  } finally {
    if (request.threads === undefined) await threads.close();
  }
}
