import { messageOf } from "revokit/toolkit";
import type { Spec } from "../find/specs.ts";
import { sizeOf } from "../limits.ts";
import { INTERNAL, type Problem, problemOf, SpecError } from "../problem.ts";
import type { Linter } from "./linter.ts";
import type { Sources } from "./resolver.ts";

/** In bytes. */
const LARGE = 1_000_000;

/** What the lint says, and what of it stops the run beside the failure to compile. */
export async function judge(
  spec: Spec,
  linter: Linter,
  sources: Sources,
  failure: Error | undefined,
): Promise<{ readonly errors: readonly Problem[]; readonly remarks: number }> {
  let found: readonly Problem[];
  try {
    found = await linter.lint(spec, { isQuick: sizeOf(spec.file) > LARGE, sources });
  } catch (error) {
    // What keeps a document from being compiled keeps it from being linted, mostly.
    if (failure !== undefined) return { errors: problemsOf(failure, spec), remarks: 0 };
    return { errors: linter.hasOwnRules ? problemsOf(error, spec) : [], remarks: 0 };
  }
  const errors = found.filter(({ severity }) => severity !== "remark");
  if (linter.hasOwnRules && errors.length > 0) return { errors, remarks: found.length - errors.length };
  return { errors: failure === undefined ? [] : explain(failure, spec, errors), remarks: found.length };
}

/** A document that breaks the structure of OpenAPI can break a compiler too: then the structure is what to tell of. */
function explain(failure: Error, spec: Spec, found: readonly Problem[]): readonly Problem[] {
  if (failure instanceof SpecError) return failure.problems;
  const structural = found.filter(({ rule }) => rule === "struct");
  return structural.length > 0 ? structural : problemsOf(failure, spec);
}

function problemsOf(failure: unknown, { file }: Spec): readonly Problem[] {
  if (failure instanceof SpecError) return failure.problems;
  return [problemOf(file, INTERNAL, `The document can't be compiled: ${messageOf(failure)}`)];
}
