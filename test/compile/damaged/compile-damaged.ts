import { compileCode } from "../../../scripts/compile/code-files.ts";
import { compileFacts } from "../../../scripts/compile/facts.ts";
import { compileTypes } from "../../../scripts/compile/types.ts";
import { normalizeSchemas } from "../../../scripts/compile/schemas/normalize.ts";
import { planGeneration } from "../../../scripts/generate.ts";
import { Linter } from "../../../scripts/lint/linter.ts";
import { SpecError } from "../../../scripts/problem.ts";
import { repositoryPath } from "../../support/repository.ts";

const runtime = repositoryPath("src/runtime.ts");
const linter = await Linter.create({});

/** What came of a document: its operations and its code by path, or why it was refused. */
export interface Outcome {
  readonly operations: readonly string[];
  readonly code: ReadonlyMap<string, string>;
  /** Empty if it was compiled. */
  readonly refusals: readonly string[];
}

/** Compiles a document on this thread. If that fails, the pipeline tells why. */
export async function compileDamaged(document: object): Promise<Outcome> {
  const spec = { file: repositoryPath("damaged/api.json"), text: JSON.stringify(document, null, 1), name: "api" };
  try {
    const { document: bundled } = await linter.bundle(spec);
    const normalized = normalizeSchemas(bundled);
    const facts = compileFacts("api", normalized);
    const code = compileCode(spec, normalized, facts, { runtime });
    code.set("api/types.ts", compileTypes(normalized));
    return { operations: Object.keys(facts.operations), code, refusals: [] };
  } catch (failure) {
    return { operations: [], code: new Map(), refusals: await refusalsOf(spec, failure) };
  }
}

async function refusalsOf(spec: { readonly file: string }, failure: unknown): Promise<readonly string[]> {
  const request = { input: [spec], out: spec.file, lint: {}, compile: { runtime }, format: { skip: true } };
  try {
    await planGeneration(request);
    return [`only on this thread: ${String(failure)}`];
  } catch (error) {
    if (!(error instanceof SpecError)) return [String(error)];
    return error.problems.map(({ line, column, rule, message }) => `${line}:${column} ${message} (${rule})`);
  }
}
