import { notCompiled } from "../compile/not-compiled.ts";
import type { Spec } from "../find/specs.ts";
import { type Problem, SpecError } from "../problem.ts";
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

/** Lints a document to decide whether its code may be written. */
export async function verdictOn(spec: Spec, linter: Linter, sources?: Sources): Promise<Verdict> {
  let found: readonly Finding[];
  try {
    found = await linter.lint(spec, { isQuick: true, sources });
  } catch (error) {
    // If the document can't be read, the compiler reports why. Without rules of the project's own, the lint stops nothing.
    const stopsNothing = error instanceof SpecError || !linter.hasOwnRules;
    return { errors: stopsNothing ? [] : [notCompiled(spec, error)], remarks: 0 };
  }
  const errors = linter.hasOwnRules ? found.filter(({ severity }) => severity === "error") : [];
  return { errors: errors.map((finding) => finding.locate()), remarks: found.length - errors.length };
}
