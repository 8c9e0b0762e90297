import { messageOf } from "revokit/toolkit";
import { DocumentError } from "../compile/document.ts";
import type { Spec } from "../find/specs.ts";
import { INTERNAL, type Problem, problemOf, SpecError } from "../problem.ts";
import type { Finding } from "./finding.ts";
import type { Linter } from "./linter.ts";
import type { Sources } from "./resolver.ts";

/** The lint's verdict on a document's code. */
export interface Verdict {
  /** Why nothing may be written, if the project has its own rules. */
  readonly errors: readonly Problem[];
  /** How many other findings there are, except warnings on examples: trying patterns on them may take forever. */
  readonly remarks: number;
}

/** Lints a document. If it can't be read, the compiler reports why. */
export async function judge(spec: Spec, linter: Linter, sources?: Sources): Promise<Verdict> {
  let found: readonly Finding[];
  try {
    found = await linter.lint(spec, { isQuick: true, sources });
  } catch (error) {
    const isTold = error instanceof SpecError || !linter.hasOwnRules;
    return { errors: isTold ? [] : [internal(spec, error)], remarks: 0 };
  }
  const errors = linter.hasOwnRules ? found.filter(({ severity }) => severity === "error") : [];
  return { errors: errors.map((finding) => finding.locate()), remarks: found.length - errors.length };
}

/**
 * Why a document can't be compiled. One that breaks the structure of OpenAPI can also break a compiler: then the structure is
 * what to report.
 */
export async function explain(
  failure: unknown,
  spec: Spec,
  linter: Linter,
  sources?: Sources,
): Promise<readonly Problem[]> {
  if (failure instanceof SpecError) return failure.problems;
  if (failure instanceof DocumentError) return linter.locate(spec, [failure], sources);
  const found = await linter.lint(spec, { isQuick: true, sources }).catch((): readonly Finding[] => []);
  const structural = found.filter(({ rule }) => rule === "struct");
  return structural.length > 0 ? structural.map((finding) => finding.locate()) : [internal(spec, failure)];
}

function internal({ file }: Spec, failure: unknown): Problem {
  return problemOf(file, INTERNAL, `The document can't be compiled: ${messageOf(failure)}`);
}
