import { randomUUID } from "node:crypto";
import { messageOf } from "revokit/toolkit";
import type { BuildPart } from "./build-spec.ts";
import type { OpenApiDocument } from "./compile/document.ts";
import type { Spec } from "./find/specs.ts";
import { formatCode } from "./format/format.ts";
import type { Formatted } from "./format/formatter.ts";
import type { GenerateRequest, OnProgress } from "./generate-request.ts";
import { secondsFor, sizeOf } from "./limits.ts";
import type { LintSettings } from "./lint/lint-config.ts";
import type { Verdict } from "./lint/verdict.ts";
import { INTERNAL, type Problem, problemOf } from "./problem.ts";
import { openThreads } from "./threads/open-threads.ts";
import type { Threads } from "./threads/runners.ts";

/** The result for one document. */
export interface Built {
  readonly spec: Spec;
  /** Empty if it has errors. */
  readonly files: Formatted["files"];
  readonly inputs: readonly string[];
  /** The files that configure the lint. */
  readonly lintFiles: readonly string[];
  readonly errors: readonly Problem[];
  readonly remarks: number;
  /** Notes with their places, e.g. on what was left out of the code. */
  readonly notes: readonly Problem[];
  /** Remarks on how the files were formatted. */
  readonly formatNotes: readonly string[];
  /** In milliseconds. */
  readonly duration: number;
}

/** In bytes. The lint and the types of a larger document take longer than the start of threads for them. */
const LARGE = 200_000;

/** In bytes. Handing over a larger document and compiling its types at the same time takes half as much memory again. */
const HUGE = 5_000_000;

/** Lints, bundles, compiles and formats documents concurrently. Their order is kept. */
export async function buildSpecs(
  specs: readonly Spec[],
  request: GenerateRequest,
  onProgress?: OnProgress,
): Promise<readonly Built[]> {
  const threads = request.threads ?? openThreads(0);
  const run = randomUUID();
  let done = 0;
  // The code of a large document is too long to be formatted, as a rule.
  threads.prepare(specs.length, !request.format.skip && specs.some((spec) => sizeOf(spec) <= LARGE));
  try {
    return await Promise.all(
      specs.map(async (spec) => {
        const built = await buildSpec(spec, run, request, threads);
        onProgress?.(spec, (done += 1), specs.length);
        return built;
      }),
    );
  } finally {
    if (request.threads === undefined) await threads.close();
  }
}

async function buildSpec(
  spec: Spec,
  run: string,
  { lint, compile, format, out }: GenerateRequest,
  threads: Threads,
): Promise<Built> {
  const isLintedElsewhere = threads.count > 0 && sizeOf(spec) > LARGE;
  const areTypesElsewhere = isLintedElsewhere && sizeOf(spec) < HUGE;
  const parts: BuildPart[] = [];
  const linting = isLintedElsewhere ? judgeElsewhere(spec, lint, threads) : undefined;
  let typing: Promise<ReadonlyMap<string, string> | Error> | undefined;
  let formatting: Promise<Formatted> | undefined;
  const onPart = (part: BuildPart) => {
    if (part.kind === "normalized") {
      // After the lint: both together would hold more memory, and processors are busy.
      typing = Promise.resolve(linting).then(() => compileTypesElsewhere(spec, part.document, threads).catch(toError));
      return;
    }
    parts.push(part);
    if (part.kind !== "compiled") return;
    // While the lint is running.
    formatting = Promise.resolve(typing).then((types = new Map()) => {
      const sources = new Map([...part.sources, ...(types instanceof Error ? [] : types)]);
      return formatCode(spec.name, { out, sources }, format, threads, secondsFor(spec));
    });
    // Awaited below.
    formatting.catch(() => undefined);
  };
  const building = threads.build.run(
    { run, spec, lint, compile, isLintedElsewhere, areTypesElsewhere },
    secondsFor(spec),
    onPart,
  );
  const [failure, elsewhere] = await Promise.all([building.then(() => undefined, toError), linting]);
  const typed = await typing;
  const compiled = parts.find((part) => part.kind === "compiled");
  const failed = parts.find((part) => part.kind === "failed");
  const judged = elsewhere ?? parts.find((part) => part.kind === "judged");
  const errors = [
    // Without the project's own rules, a lint that times out stops nothing.
    ...(failure !== undefined && (compiled === undefined || lint.config !== undefined)
      ? [toProblem(spec, failure)]
      : []),
    ...(typed instanceof Error ? [toProblem(spec, typed)] : []),
    ...((judged?.errors ?? []).length > 0 ? (judged?.errors ?? []) : (failed?.errors ?? [])),
  ];
  const formatted = await formatting;
  return {
    spec,
    files: errors.length === 0 ? (formatted?.files ?? []) : [],
    inputs: (compiled ?? failed)?.inputs ?? [spec.file],
    lintFiles: (compiled ?? failed)?.lintFiles ?? [],
    errors,
    remarks: judged?.remarks ?? 0,
    notes: compiled?.notes ?? [],
    formatNotes: formatted?.notes ?? [],
    duration: compiled?.duration ?? 0,
  };
}

/** Compiles the types of a document on a thread of its own, which gives its memory back at once. */
async function compileTypesElsewhere(
  { name, file, ...spec }: Spec,
  document: OpenApiDocument,
  { types }: Threads,
): Promise<ReadonlyMap<string, string>> {
  let files: ReadonlyMap<string, string> = new Map();
  try {
    await types.run({ spec: { name, file }, document }, secondsFor({ name, file, ...spec }), (part) => (files = part));
  } finally {
    await types.endIdle();
  }
  return files;
}

/** Lints a document on a new thread, whose end frees its memory at once. */
async function judgeElsewhere(spec: Spec, settings: LintSettings, { lint }: Threads): Promise<Verdict> {
  let verdict: Verdict = { errors: [], remarks: 0 };
  try {
    await lint.run({ kind: "judge", spec, settings }, secondsFor(spec), (part) => (verdict = part));
  } catch (error) {
    if (settings.config !== undefined) return { errors: [toProblem(spec, error)], remarks: 0 };
  } finally {
    await lint.endIdle();
  }
  return verdict;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function toProblem({ file }: Spec, failure: unknown): Problem {
  const rule = failure instanceof Error && failure.name === "LimitError" ? "limit" : INTERNAL;
  return problemOf(file, rule, `The document can't be compiled. ${messageOf(failure)}`);
}
