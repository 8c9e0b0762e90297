import { basename } from "node:path";
import { compileExamples, printExamples } from "../compile/examples.ts";
import { compileContract, printContract } from "../compile/operations.ts";
import { compileTypes } from "../compile/types.ts";
import { compileValidators } from "../compile/validators.ts";
import type { OpenApiDocument } from "../compile/document.ts";
import { formatSource } from "./format.ts";
import { GENERATED_MARK, type GeneratedFile } from "./generated-file.ts";
import type { Spec } from "./specs.ts";
import type { Workspace } from "./workspace.ts";

/** Compiles one document into its files. */
export async function compileSpec(
  { name, file }: Spec,
  document: OpenApiDocument,
  { generated, runtime, formatLarge }: Workspace,
): Promise<GeneratedFile[]> {
  const sources = {
    "operations.ts": printContract(compileContract(name, document), runtime),
    "examples.ts": printExamples(compileExamples(document), runtime),
    "validators.ts": compileValidators(document, runtime),
    // Last, because openapi-typescript writes into the document.
    "types.ts": compileTypes(document),
  };
  const mark = `${GENERATED_MARK}${basename(file)} by \`npm run generate\`. Do not edit.\n\n`;
  return Promise.all(
    Object.entries(sources).map(async ([path, source]) => ({
      path: `${name}/${path}`,
      content: await formatSource(mark + source, { file: `${generated}/${name}/${path}`, large: formatLarge ?? false }),
    })),
  );
}
