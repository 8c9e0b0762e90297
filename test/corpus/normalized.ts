import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { normalizeSchemas } from "../../scripts/compile/schemas/normalize.ts";
import { Linter } from "../../scripts/lint/linter.ts";

/** A document with local references, and its schemas as JSON Schema 2020-12. */
export async function readNormalized(file: string): Promise<OpenApiDocument> {
  const linter = await Linter.create({});
  const { document } = await linter.bundle({ name: "any", file, root: new URL(".", `file://${file}`).pathname });
  return normalizeSchemas(document);
}
