import { randomUUID } from "node:crypto";
import { compile } from "./compile/compile-on-thread.ts";
import { notCompiled } from "./compile/not-compiled.ts";
import type { DocumentResult } from "./document-result.ts";
import { findSpecs, type Spec } from "./find/specs.ts";
import { formatCode } from "./format/format.ts";
import { formatSettingsFiles } from "./format/settings-files.ts";
import type { GenerateRequest, OnProgress } from "./generate-request.ts";
import { isHuge, isSmall, secondsFor } from "./limits.ts";
import { bundle, explain, judge, locate } from "./lint/lint-on-thread.ts";
import type { Bundled, Reading } from "./lint/lint-task.ts";
import { type Plan, planOf } from "./plan.ts";
import { SpecError } from "./problem.ts";
import { Cache } from "./recall/cache.ts";
import { recall } from "./recall/recall.ts";
import { openThreads } from "./threads/open-threads.ts";
import type { Threads } from "./threads/runners.ts";
import { applyChanges } from "./write/changes.ts";

/** Brings the folder of the generated code up to date. */
export async function generate(request: GenerateRequest, onProgress?: OnProgress): Promise<Plan> {
  const plan = await planGeneration(request, onProgress);
  applyChanges(request.out, plan.changes);
  return plan;
}

/**
 * Finds the documents, recalls what has not changed, lints, bundles, compiles and formats the rest, and compares the result
 * with the folder. Writes nothing but the cache. Throws a `SpecError` with the problems of all documents together.
 */
export async function planGeneration(request: GenerateRequest, onProgress?: OnProgress): Promise<Plan> {
  const { input, out, format, onRead } = request;
  const specs = await findSpecs(input);
  const names = specs.map(({ name }) => name);
  if (format.skip !== true) onRead?.(formatSettingsFiles(out, names));

  const cache = Cache.open(request, specs);
  const { unchanged, changed } = recall(cache, specs);
  for (const { inputs } of unchanged) onRead?.(inputs);

  const results = await generateDocuments(changed, request, onProgress);
  for (const { inputs, lintFiles } of results) onRead?.(Object.keys({ ...inputs, ...lintFiles }));
  for (const result of results) cache.store(result);
  if (results.length > 0) cache.save();

  const errors = results.flatMap((result) => result.errors);
  if (errors.length > 0) throw new SpecError(errors);
  return planOf(request, specs, unchanged, results);
}

/** Generates the code of several documents at the same time. Their order is kept. */
async function generateDocuments(
  specs: readonly Spec[],
  request: GenerateRequest,
  onProgress: OnProgress | undefined,
): Promise<readonly DocumentResult[]> {
  if (specs.length === 0) return [];
  const threads = request.threads ?? openThreads(0);
  threads.prepare(specs.length, {
    types: !specs.every(isHuge),
    format: request.format.skip !== true && specs.some(isSmall),
  });
  const run = randomUUID();
  let done = 0;
  try {
    return await Promise.all(
      specs.map(async (spec) => {
        const result = await generateDocument({ run, spec, settings: request.lint }, request, threads);
        onProgress?.(spec, (done += 1), specs.length);
        return result;
      }),
    );
  } finally {
    if (request.threads === undefined) await threads.close();
  }
}

/** Bundles a document, and compiles and formats its code while the lint judges it. */
async function generateDocument(reading: Reading, request: GenerateRequest, threads: Threads): Promise<DocumentResult> {
  const bundled = await bundle(reading, threads.lint);
  // The code comes first: its notes are located while the thread still has what it read.
  const [code, verdict] = await Promise.all([
    bundled.kind === "failed" ? { ...NO_CODE, errors: bundled.errors } : codeOf(reading, bundled, request, threads),
    judge(reading, threads.lint),
  ]);
  // What the rules find may be why it can't be compiled.
  const errors = verdict.errors.length > 0 ? verdict.errors : code.errors;
  const { inputs, lintFiles } = bundled;
  const files = errors.length === 0 ? code.files : [];
  return { ...code, spec: reading.spec, files, inputs, lintFiles, errors, remarks: verdict.remarks };
}

type Code = Pick<DocumentResult, "files" | "errors" | "notes" | "formatNotes" | "duration">;

const NO_CODE: Code = { files: [], errors: [], notes: [], formatNotes: [], duration: 0 };

/** Compiles and formats the code of a document. */
async function codeOf(
  reading: Reading,
  bundled: Bundled,
  { compile: settings, format, out }: GenerateRequest,
  threads: Threads,
): Promise<Code> {
  const { spec } = reading;
  try {
    // Finding places takes as long as parsing the document, and nothing waits for it.
    const [compiled, notes] = await Promise.all([
      compile(spec, bundled.document, settings, threads),
      locate(reading, bundled.notes, threads.lint),
    ]);
    if (compiled.kind === "failed") return { ...NO_CODE, errors: await explain(reading, compiled, threads.lint) };
    const task = { out, sources: compiled.sources };
    const formatted = await formatCode(spec.name, task, format, threads, secondsFor(spec));
    return {
      files: formatted.files,
      errors: [],
      notes: [...bundled.located, ...notes, ...(await locate(reading, compiled.notes, threads.lint))],
      formatNotes: formatted.notes,
      duration: bundled.duration + compiled.duration,
    };
  } catch (error) {
    return { ...NO_CODE, errors: [notCompiled(spec, error)] };
  }
}
