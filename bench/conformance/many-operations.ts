import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { DescribedApi } from "../../scripts/conformance/runner/described-api.ts";

const text = { type: "string", minLength: 1, maxLength: 40 };
const thing = {
  type: "object",
  required: ["id"],
  properties: { id: text, name: text, count: { type: "integer", minimum: 0 } },
};
const json = { "application/json": { schema: thing } };
const refusals = Object.fromEntries(["400", "401", "404"].map((status) => [status, { description: "Refused." }]));
const inPath = { name: "id", in: "path", required: true, schema: text };
const inQuery = { name: "fields", in: "query", schema: { type: "string", enum: ["all", "some"] } };

/** An API of a given number of similar operations: five for each kind of resource. */
export function manyOperations(count: number): DescribedApi {
  const kinds = Array.from({ length: count / 5 }, (_, index) => `things${index}`);
  const operation = (name: string, success: string, more: object = {}) => ({
    operationId: name,
    responses: { [success]: { description: "Done.", ...(success !== "204" && { content: json }) }, ...refusals },
    ...more,
  });
  const body = { requestBody: { required: true, content: json } };
  const paths = kinds.flatMap((kind) => [
    [
      `/${kind}`,
      {
        post: operation(`create-${kind}`, "201", body),
        get: operation(`first-${kind}`, "200", { parameters: [inQuery] }),
      },
    ],
    [
      `/${kind}/{id}`,
      {
        parameters: [inPath],
        get: operation(`read-${kind}`, "200"),
        put: operation(`replace-${kind}`, "200", body),
        delete: operation(`remove-${kind}`, "204"),
      },
    ],
  ]);
  const document: object = {
    openapi: "3.1.1",
    info: { title: `${count} operations`, version: "1" },
    servers: [{ url: "https://many.example" }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
    paths: Object.fromEntries(paths),
  };
  return compileInMemory("many", normalizeDocument(document as OpenApiDocument));
}
