import { performance } from "node:perf_hooks";
import { compileCode, type CompileSettings } from "./compile/code-files.ts";
import { DocumentError, type OpenApiDocument } from "./compile/document.ts";
import { compileFacts } from "./compile/facts.ts";
import { noteMissingValues } from "./compile/missing-values.ts";
import { normalizeSchemas } from "./compile/schemas/normalize.ts";
import type { Spec } from "./find/specs.ts";
import type { LintSettings } from "./lint/lint-config.ts";
import { Linter } from "./lint/linter.ts";
import type { Sources } from "./lint/resolver.ts";
import { explain, judge, type Verdict } from "./lint/verdict.ts";
import { type Problem, SpecError } from "./problem.ts";

/** One document to lint, bundle and compile. */
export interface BuildTask {
  /** The same for all documents that are built together: their settings are read once. */
  readonly run: string;
  readonly spec: Spec;
  readonly lint: LintSettings;
  readonly compile: CompileSettings;
  /** Whether another thread lints it meanwhile. */
  readonly isLintedElsewhere: boolean;
  /** Whether another thread compiles its types at the same time. */
  readonly areTypesElsewhere: boolean;
}

/** The results for a document, in this order. */
export type BuildPart =
  /** For the thread that compiles its types. */
  | { readonly kind: "normalized"; readonly document: OpenApiDocument }
  | {
      readonly kind: "compiled";
      /** By path, before they are formatted. */
      readonly sources: ReadonlyMap<string, string>;
      /** The absolute paths or URLs of the document's files. */
      readonly inputs: readonly string[];
      /** The files that configure the lint. */
      readonly lintFiles: readonly string[];
      /** What the document's owner should know, e.g. what was left out. */
      readonly notes: readonly Problem[];
      /** In milliseconds. */
      readonly duration: number;
    }
  | {
      readonly kind: "failed";
      readonly errors: readonly Problem[];
      /** What was read, or could not be read. */
      readonly inputs: readonly string[];
      readonly lintFiles: readonly string[];
    }
  | ({ readonly kind: "judged" } & Verdict);

/** Builds documents, one after another. */
export function createBuilder(): (task: BuildTask, send: (part: BuildPart) => void) => Promise<void> {
  let current: { readonly run: string; readonly linter: Promise<Linter> } | undefined;
  return async ({ run, spec, lint, compile, isLintedElsewhere, areTypesElsewhere }, send) => {
    if (current?.run !== run) current = { run, linter: Linter.create(lint) };
    const linter = await current.linter;
    const sources: Sources = new Map();
    try {
      await compileSpec(spec, linter, sources, compile, areTypesElsewhere, send);
    } catch (error) {
      const errors = await explain(error, spec, linter, sources);
      send({ kind: "failed", errors, inputs: [...sources.keys()], lintFiles: linter.settingsFiles });
    }
    if (!isLintedElsewhere) send({ kind: "judged", ...(await judge(spec, linter, sources)) });
  };
}

/** Sends what a document compiles into: without its types, where another thread compiles these. */
async function compileSpec(
  spec: Spec,
  linter: Linter,
  sources: Sources,
  settings: CompileSettings,
  areTypesElsewhere: boolean,
  send: (part: BuildPart) => void,
): Promise<void> {
  const start = performance.now();
  const { document, files: inputs, notes, place } = await linter.bundle(spec, sources);
  try {
    const normalized = normalizeSchemas(document);
    if (areTypesElsewhere) send({ kind: "normalized", document: normalized });
    const types = areTypesElsewhere ? [] : await compileTypesHere(spec, normalized);
    const facts = compileFacts(spec.name, normalized);
    const files = new Map([...compileCode(spec, normalized, facts, settings), ...types]);
    const allNotes = [...notes, ...noteMissingValues(facts, normalized).map(place)];
    const duration = performance.now() - start;
    send({ kind: "compiled", sources: files, inputs, lintFiles: linter.settingsFiles, notes: allNotes, duration });
  } catch (error) {
    throw error instanceof DocumentError ? new SpecError([place(error)]) : error;
  }
}

/** The compiler of types loads TypeScript, which takes a fifth of a second. */
async function compileTypesHere(spec: Spec, document: OpenApiDocument): Promise<ReadonlyMap<string, string>> {
  const { compileTypeFile } = await import("./compile/type-file.ts");
  return compileTypeFile(spec, document);
}
