import { assertDefined } from "../assert-defined.ts";
import type { CompileFailure } from "../compile/compile-task.ts";
import { notCompiled } from "../compile/not-compiled.ts";
import type { Note } from "../compile/note.ts";
import { isHuge, secondsFor } from "../limits.ts";
import type { Problem } from "../problem.ts";
import { hashFiles } from "../recall/unchanged.ts";
import type { Threads } from "../threads/runners.ts";
import type { Bundled, Failed, Reading } from "./lint-task.ts";
import type { Verdict } from "./verdict.ts";

type LintThread = Threads["lint"];

/** Reads a document with all files that it refers to, as one with local references. */
export async function bundle(reading: Reading, lint: LintThread): Promise<Bundled | Failed> {
  const { spec } = reading;
  let result: Bundled | Failed | undefined;
  try {
    await lint.run({ kind: "bundle", ...reading }, secondsFor(spec), (part) => {
      if (part.kind === "bundled" || part.kind === "failed") result = part;
    });
  } catch (error) {
    return { kind: "failed", errors: [notCompiled(spec, error)], inputs: hashFiles([spec.file]), lintFiles: {} };
  }
  return assertDefined(result);
}

/** Checks a document against the rules. Without rules of the project's own, a lint that takes too long stops nothing. */
export async function judge(reading: Reading, lint: LintThread): Promise<Verdict> {
  const { spec, settings } = reading;
  let verdict: Verdict = { errors: [], remarks: 0 };
  try {
    await lint.run({ kind: "judge", ...reading }, secondsFor(spec), (part) => {
      if (part.kind === "judged") verdict = part;
    });
    if (isHuge(spec)) await lint.endIdle();
  } catch (error) {
    if (settings.config !== undefined) return { errors: [notCompiled(spec, error)], remarks: 0 };
  }
  return verdict;
}

/** The places of a compiler's notes and errors about a document. */
export async function locate(reading: Reading, notes: readonly Note[], lint: LintThread): Promise<readonly Problem[]> {
  if (notes.length === 0) return [];
  let located: readonly Problem[] = [];
  await lint.run({ kind: "locate", notes, ...reading }, secondsFor(reading.spec), (part) => {
    if (part.kind === "located") located = part.notes;
  });
  return located;
}

/** What is wrong with a document that could not be compiled. */
export async function explain(
  reading: Reading,
  failure: CompileFailure,
  lint: LintThread,
): Promise<readonly Problem[]> {
  let errors: readonly Problem[] = [];
  await lint.run({ kind: "explain", failure, ...reading }, secondsFor(reading.spec), (part) => {
    if (part.kind === "failed") errors = part.errors;
  });
  return errors;
}
