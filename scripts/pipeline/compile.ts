import { basename } from "node:path";
import { compileExamples, printExamples } from "../compile/examples.ts";
import { compileContract, printContract } from "../compile/operations.ts";
import { compileTypes } from "../compile/types.ts";
import { compileValidators } from "../compile/validators.ts";
import type { OpenApiDocument } from "../compile/document.ts";
import { formatSource } from "./format.ts";
import type { Spec } from "./specs.ts";

/** A file of `generated/`: its path below that folder, and what belongs in it. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** How every generated file begins, and so how the pipeline knows one of its own. */
export const GENERATED_MARK = "// Generated from ";

/**
 * Compiles one document into its files.
 * @param runtime the module from which the generated code imports the library's types.
 */
export async function compileSpec(
  { name, file }: Spec,
  document: OpenApiDocument,
  { runtime, generated }: { readonly runtime: string; readonly generated: string },
): Promise<GeneratedFile[]> {
  const sources = {
    "types.ts": await compileTypes(document),
    "operations.ts": printContract(compileContract(name, document), runtime),
    "examples.ts": printExamples(compileExamples(document), runtime),
    "validators.ts": compileValidators(document, runtime),
  };
  const mark = `${GENERATED_MARK}${basename(file)} by \`npm run generate\`. Do not edit.\n\n`;
  return Promise.all(
    Object.entries(sources).map(async ([path, source]) => ({
      path: `${name}/${path}`,
      content: await formatSource(mark + source, `${generated}/${name}/${path}`),
    })),
  );
}
