import type { Document, NormalizedProblem } from "@redocly/openapi-core";
import type { Note } from "../compile/note.ts";
import type { Problem } from "../problem.ts";
import { problemAt, toProblem } from "./lint-problem.ts";

/** A rule's problem with a document. */
export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "remark";
  /** Finding its place requires parsing the file again with positions. */
  locate(): Problem;
}

/** Where the place of a rule's problem is found later, if at all. */
export function toFinding(problem: NormalizedProblem, document: Document): Finding {
  const severity = problem.severity === "error" ? "error" : "remark";
  return {
    rule: problem.ruleId,
    severity,
    locate: () => ({ ...toProblem(problem, document), ...(severity === "remark" && { severity }) }),
  };
}

/** A compiler's note or error about a document, with its place. */
export function locateNote({ message, pointer }: Note, { source }: Document): Problem {
  return problemAt({ source, pointer, reportOnKey: true }, "compile", message);
}
