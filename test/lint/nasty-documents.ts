/** Documents of a few kilobytes that once made the generator run forever, run out of memory, or crash silently. */

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const INFO = { title: "T", version: "1" };

/** A document whose one operation answers with a schema. */
function answering(schema: Json, components: Json = {}, more: Json = {}): string {
  const content = { "application/json": { schema } };
  return documentOf(
    { parameters: [], responses: { "200": { description: "OK.", content } }, ...Object(more) },
    components,
  );
}

function documentOf(operation: Json, components: Json = {}): string {
  return JSON.stringify({ openapi: "3.1.0", info: INFO, paths: { "/a": { get: operation } }, components });
}

/** Schemas that each refer to the next one twice: 2^40 if written out. */
function doubling(schemaOf: (next: Json) => Json): { readonly [key: string]: Json } {
  const names = Array.from({ length: 40 }, (_, index) => `S${index}`);
  const entries = names.map((name, index): [string, Json] => [
    name,
    index === 39 ? { type: "string" } : schemaOf({ $ref: `#/components/schemas/S${index + 1}` }),
  ]);
  return Object.fromEntries(entries);
}

const first = { $ref: "#/components/schemas/S0" };
const OK = { "200": { description: "OK." } };
const inQuery = (schema: Json) => ({ parameters: [{ name: "q", in: "query", schema }], responses: OK });
const nested = (depth: number) => `${'{"allOf":['.repeat(depth)}{}${"]}".repeat(depth)}`;

/** In YAML: each level has nine aliases of the one below. */
const aliases = Array.from(
  { length: 9 },
  (_, index) => `x-a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(",")}]`,
).join("\n");

/** By file name. */
export const NASTY: Readonly<Record<string, string>> = {
  "backtracking.json": answering({ type: "string", pattern: "^(a+)+$", minLength: 40, not: { const: "x" } }),
  "backtracking-example.json": answering({ type: "string", pattern: "^(a+)+$", example: `${"a".repeat(60)}!` }),
  "backtracking-default.json": documentOf(
    inQuery({ type: "string", pattern: "^(a|a)*$", default: `${"a".repeat(60)}!` }),
  ),
  "long-pattern.json": answering({ type: "string", pattern: "[^\\p{L}\\p{N}]".repeat(50_000) }),
  "many-items.json": answering({ type: "array", minItems: 1_000_000_000, items: { type: "string" } }),
  "many-items-nested.json": answering(nestedItems(12)),
  "many-properties.json": answering({ type: "object", minProperties: 1_000_000_000 }),
  "long-text.json": answering({ type: "string", minLength: 500_000_000 }),
  "doubling-properties.json": answering(first, {
    schemas: doubling((next) => ({ type: "object", required: ["a", "b"], properties: { a: next, b: next } })),
  }),
  "doubling-any.json": answering(first, {
    schemas: doubling((next) => ({ anyOf: [{ type: "array", items: next, minItems: 1 }, next] })),
  }),
  "doubling-all.json": answering(first, { schemas: doubling((next) => ({ allOf: [next, next] })) }),
  "doubling-parameter.json": documentOf(inQuery(first), {
    schemas: doubling((next) => ({
      allOf: [
        { type: "array", items: next },
        { minItems: 1, items: next },
      ],
    })),
  }),
  "aliases.yaml": `openapi: 3.1.0\ninfo: {title: T, version: "1"}\nx-a0: &a0 [a]\n${aliases}\npaths: {/a: {get: {responses: {"200": {description: OK, content: {application/json: {schema: {}, example: *a9}}}}}}}\n`,
  "alias-of-itself.yaml": 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths: {}\nx-a: &a [*a]\n',
  "deep.json": `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":${nested(50_000)}}}}`,
  "deep.yaml": `openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths: {}\nx-a: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`,
  "of-itself.json": answering(
    { $ref: "#/components/schemas/A" },
    { schemas: { A: { $ref: "#/components/schemas/A" } } },
  ),
  "circle.json": answering(
    { $ref: "#/components/schemas/A" },
    { schemas: { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } } },
  ),
  "circle-of-parameters.json": documentOf(
    { parameters: [{ $ref: "#/components/parameters/A" }], responses: OK },
    { parameters: { A: { $ref: "#/components/parameters/A" } } },
  ),
  "inherited.json": answering({ $ref: "#/__proto__" }),
  "inherited-below.json": answering({ $ref: "#/components/constructor" }),
  "empty-enum.json": documentOf(inQuery({ type: "string", enum: [] })),
  "long-enum.json": answering({ type: "string", enum: Array.from({ length: 5000 }, (_, index) => `value${index}`) }),
  "null-path.json": JSON.stringify({
    openapi: "3.1.0",
    info: INFO,
    paths: { "x-note": null, "/a": { get: { responses: OK } } },
  }),
  "null-everywhere.json": JSON.stringify({
    openapi: "3.1.0",
    info: null,
    paths: { "/a": null },
    components: null,
    servers: null,
  }),
  "wrong-kinds.json": JSON.stringify({
    openapi: "3.1.0",
    info: INFO,
    paths: { "/a": { get: { parameters: {}, responses: [] } } },
  }),
  "numbers-for-text.json": JSON.stringify({
    openapi: "3.1.0",
    info: { title: 1, version: 2 },
    paths: { "/a": { get: { operationId: 3, tags: 4, responses: OK } } },
  }),
};

function nestedItems(depth: number): Json {
  return depth === 0 ? { type: "string" } : { type: "array", minItems: 900, items: nestedItems(depth - 1) };
}
