import { randomUUID } from "node:crypto";
import { messageOf } from "revokit/toolkit";
import type { BuildPart, BuildTask } from "./build-spec.ts";
import type { Spec } from "./find/specs.ts";
import type { Formatted, FormatTask } from "./format/formatter.ts";
import type { GenerateRequest, OnProgress } from "./generate.ts";
import { secondsFor } from "./limits.ts";
import { INTERNAL, type Problem, problemOf } from "./problem.ts";
import { openThreads, type Threads } from "./threads.ts";

/** What became of one document. */
export interface Built {
  readonly spec: Spec;
  /** Nothing where it has errors. */
  readonly files: Formatted["files"];
  readonly inputs: readonly string[];
  readonly settings: readonly string[];
  readonly errors: readonly Problem[];
  readonly remarks: number;
  /** About the layout of the files. */
  readonly notes: readonly string[];
  /** In milliseconds. */
  readonly duration: number;
}

/** Lints, bundles, compiles and formats documents, several at a time. Their order is kept. */
export async function buildSpecs(
  specs: readonly Spec[],
  request: GenerateRequest,
  onProgress?: OnProgress,
): Promise<readonly Built[]> {
  const threads = request.threads ?? openThreads(0);
  const run = randomUUID();
  let done = 0;
  threads.prepare(specs.length);
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
  const parts: BuildPart[] = [];
  let formatting: Promise<Formatted> | undefined;
  const onPart = (part: BuildPart) => {
    parts.push(part);
    // While the lint goes on.
    if (part.kind === "compiled") {
      formatting = formatFiles(spec, { out, sources: part.sources, settings: format }, threads);
      // Awaited below.
      formatting.catch(() => undefined);
    }
  };
  const task: BuildTask = { run, spec, lint, compile };
  const failure = await threads.build.run(task, secondsFor(spec), onPart).then(
    () => undefined,
    (error: unknown) => error,
  );
  const compiled = parts.find((part) => part.kind === "compiled");
  const judged = parts.find((part) => part.kind === "judged");
  // Without rules of the project's own, a lint that does not end stops nothing.
  const isUnjudged = judged === undefined && (compiled === undefined || lint.config !== undefined);
  const errors = judged?.errors ?? (isUnjudged ? [toProblem(spec, failure)] : []);
  const formatted = formatting === undefined ? undefined : await formatting;
  return {
    spec,
    files: errors.length === 0 ? (formatted?.files ?? []) : [],
    inputs: compiled?.inputs ?? [],
    settings: compiled?.settings ?? [],
    errors,
    remarks: judged?.remarks ?? 0,
    notes: formatted?.notes ?? [],
    duration: compiled?.duration ?? 0,
  };
}

async function formatFiles(spec: Spec, task: FormatTask, { format }: Threads): Promise<Formatted> {
  const parts: Formatted[] = [];
  try {
    await format.run(task, secondsFor(spec), (part) => parts.push(part));
  } catch (error) {
    const notes = [`The code of ${spec.name} was not formatted. ${messageOf(error)}`];
    return { files: [...task.sources].map(([path, content]) => ({ path, content })), notes };
  }
  return parts[0] ?? { files: [], notes: [] };
}

function toProblem({ file }: Spec, failure: unknown): Problem {
  const rule = failure instanceof Error && failure.name === "LimitError" ? "limit" : INTERNAL;
  return problemOf(file, rule, `The document can't be compiled. ${messageOf(failure)}`);
}
