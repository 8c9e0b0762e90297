import { performance } from "node:perf_hooks";
import { DocumentError } from "../compile/document.ts";
import { toBytes } from "../compile/document-bytes.ts";
import type { Spec } from "../find/specs.ts";
import { isHuge } from "../limits.ts";
import { SpecError } from "../problem.ts";
import { explainFailure } from "./explain-failure.ts";
import type { Bundled, Failed, LintPart, LintTask } from "./lint-task.ts";
import { Linter } from "./linter.ts";
import { hashSources } from "./hash-sources.ts";
import type { Sources } from "./resolver.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

/** Runs tasks. The settings and the files that one task of a run has read are there for the next. */
export function createLintRunner(): (task: LintTask, send: (part: LintPart) => void) => Promise<void> {
  let current:
    { readonly run: string; readonly linter: Promise<Linter>; readonly read: Map<string, Sources> } | undefined;
  return async (task, send) => {
    const { run, spec, settings } = task;
    if (current?.run !== run) current = { run, linter: Linter.create(settings), read: new Map() };
    const { read } = current;
    const sources = read.get(spec.file) ?? new Map();
    read.set(spec.file, sources);
    send(await runTask(task, await current.linter, sources));
    if (task.kind === "judge") read.delete(spec.file);
  };
}

async function runTask(task: LintTask, linter: Linter, sources: Sources): Promise<LintPart> {
  const { spec } = task;
  switch (task.kind) {
    case "bundle":
      return bundle(spec, linter, sources);
    case "judge":
      return { kind: "judged", ...(await verdictOn(spec, linter, sources)) };
    case "list":
      return { kind: "judged", ...(await list(spec, linter)) };
    case "locate":
      return { kind: "located", notes: await linter.locate(spec, task.notes, sources) };
    case "explain": {
      const { message, pointer } = task.failure;
      const failure = pointer === undefined ? new Error(message) : new DocumentError(message, pointer);
      return toFailed(failure, spec, linter, sources);
    }
  }
}

async function bundle(spec: Spec, linter: Linter, sources: Sources): Promise<Bundled | Failed> {
  const start = performance.now();
  try {
    const bundled = await linter.bundle(spec, sources);
    const { document, overlayNotes } = bundled;
    const inputs = await hashSources(spec, sources);
    // Of a huge document, places are found before its compilation needs the memory.
    const located = isHuge(spec) ? [...overlayNotes, ...bundled.locateNotes()] : overlayNotes;
    const notes = isHuge(spec) ? [] : bundled.notes;
    const bytes = toBytes(document);
    const duration = performance.now() - start;
    return { kind: "bundled", document: bytes, inputs, lintFiles: linter.settingsFiles, notes, located, duration };
  } catch (error) {
    return toFailed(error, spec, linter, sources);
  }
}

async function toFailed(failure: unknown, spec: Spec, linter: Linter, sources: Sources): Promise<Failed> {
  const errors = await explainFailure(failure, spec, linter, sources);
  return { kind: "failed", errors, inputs: await hashSources(spec, sources), lintFiles: linter.settingsFiles };
}

/** All problems of a document. Anything that prevents the lint is one too. */
async function list(spec: Spec, linter: Linter): Promise<Verdict> {
  try {
    return { errors: (await linter.lint(spec)).map((finding) => finding.locate()), remarks: 0 };
  } catch (error) {
    if (error instanceof SpecError) return { errors: error.problems, remarks: 0 };
    throw error;
  }
}
