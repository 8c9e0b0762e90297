import { messageOf } from "revokit/toolkit";
import { assertDefined } from "./assert-defined.ts";
import type { CompileFailure, CompilePart } from "./compile/compile-task.ts";
import type { Note } from "./compile/note.ts";
import type { Spec } from "./find/specs.ts";
import { formatCode } from "./format/format.ts";
import type { Formatted } from "./format/formatter.ts";
import type { GenerateRequest } from "./generate-request.ts";
import { isHuge, secondsFor } from "./limits.ts";
import type { Bundled, Failed, Reading } from "./lint/lint-task.ts";
import type { Verdict } from "./lint/verdict.ts";
import { INTERNAL, type Problem, problemOf } from "./problem.ts";
import { LimitError } from "./threads/run-task.ts";
import type { Threads } from "./threads/runners.ts";

/** The result for one document. */
export interface Built {
  readonly spec: Spec;
  /** Empty if it has errors. */
  readonly files: Formatted["files"];
  /** The absolute paths or URLs of the document's files. */
  readonly inputs: readonly string[];
  /** The files that configure the lint. */
  readonly lintFiles: readonly string[];
  readonly errors: readonly Problem[];
  readonly remarks: number;
  /** Notes with their places, e.g. on what was left out of the code. */
  readonly notes: readonly Problem[];
  /** Remarks on how the files were formatted. */
  readonly formatNotes: readonly string[];
  /** How long it took to bundle and compile, in milliseconds; 0 without code. */
  readonly duration: number;
}

type Code = Pick<Built, "files" | "errors" | "notes" | "formatNotes" | "duration">;

/** Bundles a document, and compiles and formats its code while the lint judges it. */
export async function buildSpec(reading: Reading, request: GenerateRequest, threads: Threads): Promise<Built> {
  const { spec } = reading;
  const bundled = await bundle(reading, threads);
  const [verdict, code] = await Promise.all([
    judge(reading, threads),
    bundled.kind === "failed" ? noCode(bundled.errors) : compile(reading, bundled, request, threads),
  ]);
  // What the rules find may be why it can't be compiled.
  const errors = verdict.errors.length > 0 ? verdict.errors : code.errors;
  return {
    spec,
    files: errors.length === 0 ? code.files : [],
    inputs: bundled.inputs,
    lintFiles: bundled.lintFiles,
    errors,
    remarks: verdict.remarks,
    notes: code.notes,
    formatNotes: code.formatNotes,
    duration: code.duration,
  };
}

async function bundle(reading: Reading, threads: Threads): Promise<Bundled | Failed> {
  const { spec } = reading;
  let result: Bundled | Failed | undefined;
  try {
    await threads.lint.run({ kind: "bundle", ...reading }, secondsFor(spec), (part) => {
      if (part.kind === "bundled" || part.kind === "failed") result = part;
    });
  } catch (error) {
    return { kind: "failed", errors: [toProblem(spec, error)], inputs: [spec.file], lintFiles: [] };
  }
  return assertDefined(result);
}

/** Without rules of the project's own, a lint that takes too long stops nothing. */
async function judge(reading: Reading, { lint }: Threads): Promise<Verdict> {
  const { spec, settings } = reading;
  let verdict: Verdict = { errors: [], remarks: 0 };
  try {
    await lint.run({ kind: "judge", ...reading }, secondsFor(spec), (part) => {
      if (part.kind === "judged") verdict = part;
    });
    if (isHuge(spec)) await lint.endIdle();
  } catch (error) {
    if (settings.config !== undefined) return { errors: [toProblem(spec, error)], remarks: 0 };
  }
  return verdict;
}

async function compile(
  reading: Reading,
  bundled: Bundled,
  { compile: settings, format, out }: GenerateRequest,
  threads: Threads,
): Promise<Code> {
  const { spec } = reading;
  const { name, file } = spec;
  const areTypesElsewhere = threads.count > 0 && !isHuge(spec);
  const task = { spec: { name, file }, document: bundled.document, settings, areTypesElsewhere };
  let types: Promise<ReadonlyMap<string, string>> | undefined;
  let result: Exclude<CompilePart, { readonly kind: "normalized" }> | undefined;
  try {
    await threads.compile.run(task, secondsFor(spec), (part) => {
      if (part.kind === "normalized") types = compileTypes(spec, part.document, threads);
      else result = part;
    });
    const compiled = assertDefined(result);
    if (compiled.kind === "failed") return noCode(await explain(reading, compiled, threads));
    const sources = new Map([...compiled.sources, ...((await types) ?? [])]);
    const formatted = await formatCode(name, { out, sources }, format, threads, secondsFor(spec));
    const notes = [...bundled.notes, ...(await locate(reading, compiled.notes, threads))];
    const duration = bundled.duration + compiled.duration;
    return { files: formatted.files, errors: [], notes, formatNotes: formatted.notes, duration };
  } catch (error) {
    return noCode([toProblem(spec, error)]);
  }
}

async function compileTypes(
  { name, file, ...spec }: Spec,
  document: Uint8Array,
  { types }: Threads,
): Promise<ReadonlyMap<string, string>> {
  let files: ReadonlyMap<string, string> = new Map();
  await types.run({ spec: { name, file }, document }, secondsFor({ name, file, ...spec }), (part) => (files = part));
  return files;
}

async function locate(reading: Reading, notes: readonly Note[], { lint }: Threads): Promise<readonly Problem[]> {
  if (notes.length === 0) return [];
  let located: readonly Problem[] = [];
  await lint.run({ kind: "locate", notes, ...reading }, secondsFor(reading.spec), (part) => {
    if (part.kind === "located") located = part.notes;
  });
  return located;
}

async function explain(reading: Reading, failure: CompileFailure, { lint }: Threads): Promise<readonly Problem[]> {
  let errors: readonly Problem[] = [];
  await lint.run({ kind: "explain", failure, ...reading }, secondsFor(reading.spec), (part) => {
    if (part.kind === "failed") errors = part.errors;
  });
  return errors;
}

function noCode(errors: readonly Problem[]): Code {
  return { files: [], errors, notes: [], formatNotes: [], duration: 0 };
}

function toProblem({ file }: Spec, failure: unknown): Problem {
  const rule = failure instanceof LimitError ? "limit" : INTERNAL;
  return problemOf(file, rule, `The document can't be compiled. ${messageOf(failure)}`);
}
