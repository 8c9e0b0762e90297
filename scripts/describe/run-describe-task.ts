import type { CompiledSources } from "../compile/evaluate-sources.ts";
import { compileSources } from "../compile/in-memory.ts";
import type { Spec } from "../find/specs.ts";
import { explainFailure } from "../lint/explain-failure.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { hashSources } from "../lint/hash-sources.ts";
import { Linter } from "../lint/linter.ts";
import type { Sources } from "../lint/resolver.ts";
import type { Problem } from "../problem.ts";
import type { Hashes } from "../recall/unchanged.ts";

/** One document to compile for the mock or the conformance suite. */
export interface DescribeTask {
  readonly spec: Spec;
  readonly lint: LintSettings;
}

/** Its result. */
export type Description =
  | {
      readonly kind: "compiled";
      readonly sources: CompiledSources;
      /** The files that it consists of, as they were read. */
      readonly inputs: Hashes;
      /** The files that configure how, as they were read. */
      readonly settings: Hashes;
    }
  | { readonly kind: "failed"; readonly errors: readonly Problem[]; readonly inputs: Hashes };

/** Compiles a document without writing a file. */
export async function runDescribeTask({ spec, lint }: DescribeTask): Promise<Description> {
  const linter = await Linter.create(lint);
  const sources: Sources = new Map();
  try {
    const { document } = await linter.bundle(spec, sources);
    const compiled = compileSources(spec.name, document);
    return {
      kind: "compiled",
      sources: compiled,
      inputs: await hashSources(spec, sources),
      settings: linter.settingsFiles,
    };
  } catch (error) {
    const errors = await explainFailure(error, spec, linter, sources);
    return { kind: "failed", errors, inputs: await hashSources(spec, sources) };
  }
}
