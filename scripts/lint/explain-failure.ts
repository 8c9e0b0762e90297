import { DocumentError } from "../compile/document.ts";
import { notCompiled } from "../compile/not-compiled.ts";
import type { Spec } from "../find/specs.ts";
import { type Problem, SpecError } from "../problem.ts";
import type { Finding } from "./finding.ts";
import type { Linter } from "./linter.ts";
import type { Sources } from "./resolver.ts";

/**
 * Why a document can't be compiled. One that breaks the structure of OpenAPI can also break a compiler: then the structure is
 * what to report.
 */
export async function explainFailure(
  failure: unknown,
  spec: Spec,
  linter: Linter,
  sources?: Sources,
): Promise<readonly Problem[]> {
  if (failure instanceof SpecError) return failure.problems;
  if (failure instanceof DocumentError) return linter.locate(spec, [failure], sources);
  const found = await linter.lint(spec, { isQuick: true, sources }).catch((): readonly Finding[] => []);
  const structural = found.filter(({ rule }) => rule === "struct");
  return structural.length > 0 ? structural.map((finding) => finding.locate()) : [notCompiled(spec, failure)];
}
