import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { DocumentError } from "../compile/document.ts";
import type { Cache } from "./cache.ts";
import { compileSpec } from "./compile.ts";
import { formatSource, readFormat } from "./format.ts";
import type { OnProgress } from "./generate.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { Loader } from "./load.ts";
import { type Problem, SpecError } from "./problem.ts";
import type { Spec } from "./specs.ts";
import type { Workspace } from "./workspace.ts";

/** Lints and compiles specs, and remembers those that had no problem. Throws a `SpecError` with the problems of all. */
export async function compileAll(
  specs: readonly Spec[],
  workspace: Workspace,
  cache: Cache,
  onProgress?: OnProgress,
): Promise<{ readonly files: readonly GeneratedFile[]; readonly durations: ReadonlyMap<string, number> }> {
  const loader = await Loader.create(workspace.redocly, workspace);
  const format = await readFormat(workspace.generated);
  const durations = new Map<string, number>();
  const problems: Problem[] = [];
  const files: GeneratedFile[] = [];

  for (const [index, spec] of specs.entries()) {
    onProgress?.(spec, index, specs.length);
    const start = performance.now();
    try {
      const { sources, inputs } = await compile(loader, spec, workspace.runtime);
      const compiled = await Promise.all(
        [...sources].map(async ([path, source]) => ({
          path,
          content: await formatSource(source, join(workspace.generated, path), format, workspace.formatLarge),
        })),
      );
      cache.remember(spec, inputs, compiled);
      files.push(...compiled);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      problems.push(...error.problems);
    }
    durations.set(spec.name, performance.now() - start);
  }
  await cache.save(loader.files);
  if (problems.length > 0) throw new SpecError(problems);
  return { files, durations };
}

/** Apart from the formatting, so that a large document is forgotten by then. */
async function compile(loader: Loader, spec: Spec, runtime: string) {
  const { document, files: inputs, locate } = await loader.load(spec.file);
  try {
    return { inputs, sources: compileSpec(spec, document, runtime) };
  } catch (error) {
    throw error instanceof DocumentError ? locate(error) : error;
  }
}
