import { messageOf } from "revokit/toolkit";
import type { Spec } from "../find/specs.ts";
import { INTERNAL, type Problem, problemOf } from "../problem.ts";
import { LimitError } from "../threads/limit-error.ts";

/** Why the code of a document could not be made: a limit that it exceeded, or an error of the pipeline. */
export function notCompiled({ file }: Spec, failure: unknown): Problem {
  const rule = failure instanceof LimitError ? "limit" : INTERNAL;
  return problemOf(file, rule, `The document can't be compiled. ${messageOf(failure)}`);
}
