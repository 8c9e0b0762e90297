import type { MockApi } from "revokit/mock";
import { DocumentError } from "../compile/document.ts";
import { compileInMemory } from "../compile/in-memory.ts";
import { findSpecs, type Input, type Spec } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { explain } from "../lint/verdict.ts";
import { type BundledSpec, Linter } from "../lint/linter.ts";
import type { Sources } from "../lint/resolver.ts";
import { SpecError } from "../problem.ts";

/** Compiles documents for the mock, without writing a file. Throws a `SpecError` with what is wrong with one. */
export async function compileApis(input: Input, settings: LintSettings): Promise<readonly MockApi[]> {
  const linter = await Linter.create(settings);
  const apis: MockApi[] = [];
  for (const spec of await findSpecs(input)) {
    const sources: Sources = new Map();
    try {
      apis.push(compile(spec, await linter.bundle(spec, sources)));
    } catch (error) {
      throw new SpecError(await explain(error, spec, linter, sources));
    }
  }
  return apis;
}

function compile({ name }: Spec, { document, locate }: BundledSpec): MockApi {
  try {
    return compileInMemory(name, document);
  } catch (error) {
    throw error instanceof DocumentError ? locate(error) : error;
  }
}
