import type { CompiledSources } from "../compile/evaluate-sources.ts";
import { compileSources } from "../compile/in-memory.ts";
import type { Spec } from "../find/specs.ts";
import { explainFailure } from "../lint/explain-failure.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { Linter } from "../lint/linter.ts";
import type { Sources } from "../lint/resolver.ts";
import type { Problem } from "../problem.ts";

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
      readonly inputs: readonly string[];
      /** The files that configure how it is read. */
      readonly settings: readonly string[];
    }
  | { readonly kind: "failed"; readonly errors: readonly Problem[]; readonly inputs: readonly string[] };

/** Compiles a document without writing a file. */
export async function runDescribeTask({ spec, lint }: DescribeTask): Promise<Description> {
  const linter = await Linter.create(lint);
  const sources: Sources = new Map();
  const inputs = () => [...sources.keys(), ...(spec.overlays ?? [])];
  try {
    const { document } = await linter.bundle(spec, sources);
    const compiled = compileSources(spec.name, document);
    return { kind: "compiled", sources: compiled, inputs: inputs(), settings: linter.settingsFiles };
  } catch (error) {
    return { kind: "failed", errors: await explainFailure(error, spec, linter, sources), inputs: inputs() };
  }
}
