import { Loader } from "./load.ts";
import { type Problem, SpecError } from "./problem.ts";
import { findSpecs, namedSpecs } from "./specs.ts";
import type { Workspace } from "./workspace.ts";

/** Lints every spec of a workspace. */
export async function lintSpecs(
  workspace: Workspace,
): Promise<{ readonly problems: readonly Problem[]; readonly count: number }> {
  const specs = workspace.only ? namedSpecs(workspace.only) : await findSpecs(workspace.specs);
  const loader = await Loader.create(workspace.redocly, workspace);
  const problems: Problem[] = [];
  for (const { file } of specs) {
    try {
      await loader.load(file);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { problems, count: specs.length };
}
