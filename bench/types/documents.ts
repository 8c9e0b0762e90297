import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { locateOperations, type LocatedOperation, type OpenApiDocument } from "../../scripts/compile/document.ts";
import { compileDocument } from "../../test/support/compile-document.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";

/** GitHub's own description of its API, as Octokit publishes it. */
export const GITHUB = "node_modules/@octokit/openapi/generated/api.github.com.json";

/** A call in a program, of an operation that requires only strings and integers in its path. */
export interface SampleCall {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The source of an object. */
  readonly values: string;
}

/** Compiles GitHub's document with this project's pipeline, and finds calls to make. */
export async function compileGitHub(
  folder: string,
): Promise<{ readonly operations: number; readonly sampleCalls: readonly SampleCall[] }> {
  // Compiled without the lint, which would report many problems of this document.
  const document = normalizeDocument(JSON.parse(await readFile(GITHUB, "utf8")) as OpenApiDocument);
  await mkdir(folder, { recursive: true });
  const sources = compileDocument({ name: "github", file: GITHUB }, document, { runtime: "revokit/runtime" });
  for (const [path, source] of sources) await writeFile(join(folder, path.replace("github/", "")), source);
  const located = locateOperations(document);
  return { operations: located.length, sampleCalls: located.flatMap(toCall) };
}

function toCall({ id, method, path, operation, parameters }: LocatedOperation): SampleCall[] {
  const required = parameters.filter((parameter) => parameter.required);
  if (required.length === 0) return [];
  if (operation.requestBody !== undefined || required.some((parameter) => parameter.in !== "path")) return [];
  const values = required.map(({ name, schema }) => {
    const type = schema !== undefined && "type" in schema ? schema.type : undefined;
    const isOpen = schema !== undefined && !("enum" in schema);
    if (isOpen && type === "string") return `${JSON.stringify(name)}: "a"`;
    return isOpen && type === "integer" ? `${JSON.stringify(name)}: 1` : undefined;
  });
  if (values.includes(undefined)) return [];
  return [{ operationId: id, method, path, values: `{ ${values.join(", ")} }` }];
}
