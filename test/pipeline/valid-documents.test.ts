import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { Project } from "./project.ts";
import { typeErrors } from "../support/type-check.ts";

const { SyntaxKind, tokenToString } = ts;
const words = Object.values(SyntaxKind)
  .filter((kind) => typeof kind !== "string" && kind >= SyntaxKind.FirstKeyword && kind <= SyntaxKind.LastKeyword)
  .flatMap((kind) => (typeof kind === "string" ? [] : (tokenToString(kind) ?? [])));

const answered = (content: object) => ({
  openapi: "3.1.1",
  info: { title: "Any", version: "1" },
  paths: { "/x": { get: { operationId: "read", responses: { 200: { description: "OK.", content } } } } },
});
const read = (schema: object, more: object = {}) => ({ ...answered({ "application/json": { schema } }), ...more });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const shape = (property: string) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" }, [property]: { type: "number" } },
});

/** Documents that the standards allow, and what has to be in their types. */
const documents: Readonly<Record<string, readonly [document: object, types: RegExp]>> = {
  "a discriminator that maps to names": [
    read(ref("Shape"), {
      components: {
        schemas: {
          Circle: shape("r"),
          Square: shape("side"),
          Shape: {
            oneOf: [ref("Circle"), ref("Square")],
            discriminator: { propertyName: "kind", mapping: { circle: "Circle", sq: "Square" } },
          },
        },
      },
    }),
    /kind\?: "circle"[^]*kind\?: "sq"/,
  ],
  "a discriminator of OpenAPI 3.2 whose other values stand for one schema": [
    {
      ...read(ref("Shape"), {
        components: {
          schemas: {
            Circle: shape("r"),
            Other: shape("area"),
            Shape: {
              oneOf: [ref("Circle"), ref("Other")],
              discriminator: { propertyName: "kind", defaultMapping: "Other" },
            },
          },
        },
      }),
      openapi: "3.2.0",
    },
    /kind\?: "Circle";\s*\}\)\s*\| Schemas\.Other;/,
  ],
  "schemas that are true or false": [
    read({ type: "object", required: ["any"], properties: { any: true, gone: false } }),
    /any: unknown;\s*gone\?: never;/,
  ],
  "a reference by $anchor": [
    read(ref("Tree"), {
      components: {
        schemas: {
          Tree: { $anchor: "tree", type: "object", properties: { kids: { type: "array", items: { $ref: "#tree" } } } },
        },
      },
    }),
    /kids\?: Schemas\.Tree\[\]/,
  ],
  "a $dynamicRef to the one schema that has its $dynamicAnchor": [
    read(ref("Tree"), {
      components: {
        schemas: {
          Tree: {
            $dynamicAnchor: "node",
            type: "object",
            properties: { kids: { type: "array", items: { $dynamicRef: "#node" } }, leaf: { $dynamicRef: "#leaf" } },
            $defs: { leaf: { $dynamicAnchor: "leaf", type: "integer" } },
          },
        },
      },
    }),
    /kids\?: Schemas\.Tree\[\];\s*leaf\?: Schemas\.\w+;/,
  ],
  "references by $id, and relative to it": [
    read(
      { $ref: "https://example.test/tree" },
      {
        components: {
          schemas: {
            Tree: {
              $id: "https://example.test/tree",
              type: "object",
              properties: { kids: { type: "array", items: { $ref: "#" } }, leaf: { $ref: "#/$defs/leaf" } },
              $defs: { leaf: { type: "string" } },
            },
          },
        },
      },
    ),
    /kids\?: Schemas\.Tree\[\];\s*leaf\?: Schemas\.\w+;/,
  ],
  "a pointer into the document from below an $id that refers on": [
    read(
      { $id: "https://example.test/list", $defs: { item: { type: "string" } }, $ref: "#/components/schemas/List" },
      { components: { schemas: { List: { type: "array", items: { type: "number" } } } } },
    ),
    /"application\/json": Schemas\.\w+;[^]*type List = number\[\];/,
  ],
  "a reference into paths, and one below a schema": [
    read(
      { type: "object", properties: { n: { type: "integer" } } },
      {
        components: {
          schemas: {
            Again: { $ref: "#/paths/~1x/get/responses/200/content/application~1json/schema" },
            Number: { $ref: "#/components/schemas/Again/properties/n" },
          },
        },
      },
    ),
    /type Again = Schemas\.\w+;[^]*type Number = Schemas\.\w+;/,
  ],
  "a media type of OpenAPI 3.2 in components": [
    {
      ...answered({ "application/json": { $ref: "#/components/mediaTypes/Alias" } }),
      openapi: "3.2.0",
      components: {
        mediaTypes: { Alias: { $ref: "#/components/mediaTypes/Number" }, Number: { schema: { type: "number" } } },
      },
    },
    /"application\/json": number;/,
  ],
  "references by the document's own URI in OpenAPI 3.2": [
    read(
      {
        type: "object",
        properties: {
          a: { $ref: "https://example.test/apis/any.json#/components/schemas/A" },
          b: { $ref: "any.json#/components/schemas/A" },
        },
        default: { $ref: "https://example.test/apis/any.json#/gone" },
      },
      {
        openapi: "3.2.0",
        $self: "https://example.test/apis/any.json",
        components: { schemas: { A: { type: "integer" } } },
      },
    ),
    /a\?: Schemas\.A;\s*b\?: Schemas\.A;/,
  ],
  "a list of examples beside a schema, and examples that are no objects": [
    answered({
      "application/json": { schema: { type: "integer" }, examples: [1, 2] },
      "application/xml": { schema: { type: "string" }, examples: { one: "<a/>", two: null } },
    }),
    /"application\/json": number;/,
  ],
  "bytes that may be null in a form, and text of what has no text form": [
    {
      ...read({}),
      openapi: "3.0.3",
      paths: {
        "/x": {
          post: {
            operationId: "read",
            requestBody: {
              content: {
                "multipart/form-data": {
                  schema: {
                    type: "object",
                    properties: { file: { type: "string", format: "binary", nullable: true } },
                  },
                },
                "text/plain": { schema: { type: "object" } },
                "text/csv": { schema: { type: "integer" } },
                "application/pdf": { schema: { type: "string", format: "binary", nullable: true } },
              },
            },
            responses: {},
          },
        },
      },
    },
    /file\?: Blob \| Uint8Array \| null;[^]*"text\/plain": string;\s*"text\/csv": number;\s*"application\/pdf": Blob \| ArrayBuffer \| Uint8Array \| ReadableStream;/,
  ],
  "references in an example, which are a part of it": [
    answered({
      "application/json": {
        schema: { type: "object", properties: { a: { type: "number" } } },
        example: { $ref: "https://example.test/gone.json" },
        examples: { one: { value: { $ref: "#/gone" } } },
      },
    }),
    /a\?: number;/,
  ],
  "bounds that are no numbers": [
    { ...read({ type: "number", maximum: 1 }), components: { schemas: { A: { type: "number", maximum: "1" } } } },
    /"application\/json": number;/,
  ],
  "parameters without a place, a name or a schema": [
    {
      ...read({}),
      paths: {
        "/x/{id}": {
          get: {
            operationId: "read",
            parameters: [
              { name: "id", in: "path" },
              { name: "lost", in: "body", schema: {} },
              { name: "nowhere", schema: {} },
              { in: "query", schema: {} },
              { name: "q", in: "query" },
            ],
            responses: {},
          },
        },
      },
    },
    /query\?: \{\s*q\?: string;\s*\};\s*header\?: never;\s*path: \{\s*id: string;/,
  ],
  "the method QUERY of OpenAPI 3.2": [
    {
      ...read({}),
      openapi: "3.2.0",
      paths: { "/x": { query: { operationId: "read", responses: { 200: { description: "OK." } } } } },
    },
    /paths \{\s*"\/x": (?![^]*QUERY)[^]*operations \{\s*read: \{/,
  ],
  "an event stream whose events are described": [
    {
      ...answered({
        "text/event-stream": {
          itemSchema: {
            oneOf: [
              { type: "object", properties: { data: { type: "string", contentSchema: { type: "integer" } } } },
              { type: "object", properties: { event: { const: "named" }, data: { type: "string" } } },
            ],
          },
        },
      }),
      openapi: "3.2.0",
    },
    /interface streams \{\s*read: number \| string;/,
  ],
  "a parameter of another operation": [
    {
      ...read({ type: "string" }),
      paths: {
        "/y": { get: { operationId: "first", parameters: [{ name: "p", in: "query", schema: { type: "integer" } }] } },
        "/x": {
          get: { ...read({ type: "string" }).paths["/x"].get, parameters: [{ $ref: "#/paths/~1y/get/parameters/0" }] },
        },
      },
    },
    /read: \{\s*parameters: \{\s*query\?: \{\s*p\?: number;/,
  ],
  "a schema named after each word that TypeScript knows": [
    read(ref("class"), { components: { schemas: Object.fromEntries(words.map((word) => [word, shape(word)])) } }),
    /"application\/json": Schemas\.class_;/,
  ],
  "an anchor in a schema that is named after a keyword": [
    read(
      { $ref: "#leaf" },
      { components: { schemas: { default: { properties: { value: { $anchor: "leaf", type: "integer" } } } } } },
    ),
    /"application\/json": Schemas\.\w+;[^]*= number;/,
  ],
  "values in which something is called $ref": [
    read(
      {
        type: "object",
        default: { $ref: "https://example.test/gone.json" },
        properties: { a: { enum: [{ $ref: "#/gone" }] } },
      },
      {
        components: {
          schemas: { A: { const: { $ref: "https://example.test/gone.json" }, example: { a: { $ref: "#/gone" } } } },
        },
      },
    ),
    /a\?: \{\s*\$ref: "#\/gone";/,
  ],
  "schemas whose names differ in what no name of a function has": [
    read(ref("a.b"), { components: { schemas: { "a.b": shape("a"), "a-b": shape("b"), AB: shape("c"), "a%b": {} } } }),
    /type aB = \{[^]*type aB2 = \{[^]*type AB = \{/,
  ],
  "an external example that is not there": [
    answered({
      "application/json": {
        schema: { type: "string" },
        examples: {
          remote: { externalValue: "https://example.test/e.json" },
          missing: { externalValue: "./missing.json" },
        },
      },
    }),
    /"application\/json": string/,
  ],
  "text of what is no string": [
    answered({
      "text/plain": { schema: { type: "integer" } },
      "text/csv": { schema: { type: "array", items: { type: "string" } } },
      "text/html": { schema: { type: "string", enum: ["a", "b"] } },
    }),
    /"text\/plain": string;\s*"text\/csv": string;\s*"text\/html": "a" \| "b";/,
  ],
  "an extension of somebody else that has the name of one of ours": [
    { ...read({ type: "string" }), "x-request-id": "string" },
    /"application\/json": string/,
  ],
  "a server whose URL ends in a slash, and nullable in 3.1": [
    read({ type: "string", nullable: true }, { servers: [{ url: "https://api.example.test/v1/" }] }),
    /"application\/json": string \| null/,
  ],
  "an enum without values": [
    read({ type: "object", properties: { none: { type: "string", enum: [] } } }),
    /none\?: never/,
  ],
  "extensions beside responses, and in each object": [
    {
      ...read({}),
      paths: {
        "/x": {
          "x-item": "text",
          get: {
            operationId: "read",
            "x-operation": null,
            callbacks: { done: { "x-callback": 1 } },
            responses: {
              "x-text": "text",
              "x-list": [1],
              200: {
                description: "OK.",
                "x-response": 1,
                content: { "application/json": { "x-content": 1, schema: { type: "string", "x-schema": [1] } } },
              },
            },
          },
        },
      },
    },
    /read: \{[^]*"application\/json": string/,
  ],
  "an extension under paths that is null": [
    { ...read({ type: "string" }), paths: { ...read({ type: "string" }).paths, "x-note": null } },
    /"application\/json": string/,
  ],
  "an operationId that two operations have": [
    { ...read({}), paths: { ...read({}).paths, "/y": { get: { operationId: "read", responses: {} } } } },
    /read: \{[^]*getY: \{/,
  ],
  "an enum of 2,000 values": [
    read({ type: "string", enum: Array.from({ length: 2000 }, (_, index) => `value${index}`) }),
    /"value0"\s*\| "value1"/,
  ],
  "recursion through unions, tuples, maps and each other": [
    read(ref("Expr"), {
      components: {
        schemas: {
          Expr: { oneOf: [{ type: "string" }, { type: "array", items: { anyOf: [{ type: "number" }, ref("Expr")] } }] },
          Cons: { type: ["array", "null"], prefixItems: [{ type: "integer" }, ref("Cons")], minItems: 2, items: false },
          Json: { anyOf: [{ type: ["string", "null"] }, { type: "object", additionalProperties: ref("Json") }] },
          Pet: { type: "object", properties: { kind: { type: "string" } }, oneOf: [ref("Cat")] },
          Cat: { allOf: [ref("Pet"), { type: "object", properties: { lives: { type: "integer" } } }] },
        },
      },
    }),
    /type Cons = \[\s*number,\s*Schemas\.Cons\s*\] \| null/,
  ],
};

test("documents that the standards allow are compiled into valid types", async () => {
  const entries = Object.values(documents).map(([document], index) => [
    `specs/document${index}.json`,
    JSON.stringify(document),
  ]);
  const project = await Project.create({ "redocly.yaml": "extends: []\n", ...Object.fromEntries(entries) });
  await project.generate();
  for (const [index, [name, [, types]]] of Object.entries(documents).entries()) {
    expect(await project.read(`generated/document${index}/types.ts`), name).toMatch(types);
  }
  const modules = entries.flatMap((_, index) =>
    ["operations", "facts", "validators", "client"].map((name) =>
      join(project.folder, `generated/document${index}/${name}.ts`),
    ),
  );
  expect(typeErrors(modules)).toEqual([]);
});

test("references are percent-encoded or not, and a version need not be whole", async () => {
  const schema = (name: string) => ({ $ref: `${name}#/x~1y` });
  const properties = {
    encoded: schema("my%20parts/a%2Bb.json"),
    raw: schema("my parts/c%.json"),
    both: schema("my parts/%20.json"),
  };
  const part = JSON.stringify({ "x/y": { type: "integer" } });
  const project = await Project.create({
    "specs/any.yaml": `openapi: 3.1\ninfo: { title: Any, version: 1.0.0 }\npaths: ${JSON.stringify(read({ properties }).paths)}`,
    "specs/my parts/a+b.json": part,
    "specs/my parts/c%.json": part,
    "specs/my parts/%20.json": part,
  });
  await project.generate();
  expect(await project.read("generated/any/types.ts")).toMatch(
    /encoded\?: (Schemas\.\w+|number);\s*raw\?: (Schemas\.\w+|number);\s*both\?: (Schemas\.\w+|number);/,
  );
});

test("two files of the same name in two folders are two schemas", async () => {
  const item = (type: string) => `{ "type": "${type}" }`;
  const path = JSON.stringify({
    get: {
      responses: { 200: { description: "OK.", content: { "application/json": { schema: { $ref: "Item.json" } } } } },
    },
  });
  const paths = { "/a": { $ref: "a/path.json" }, "/b": { $ref: "b/path.json" } };
  const project = await Project.create({
    "specs/any.json": JSON.stringify({ ...read({}), paths }),
    "specs/a/path.json": path,
    "specs/b/path.json": path,
    "specs/a/Item.json": item("string"),
    "specs/b/Item.json": item("integer"),
  });
  await project.generate();
  expect(await project.read("generated/any/types.ts")).toMatch(/type Item = string;[^]*= number;/);
});

test("a circular reference is an error with its place", async () => {
  const document = read(ref("A"), { components: { schemas: { A: ref("B"), B: ref("A") } } });
  const project = await Project.create({ "specs/any.json": JSON.stringify(document, null, 2) });
  await expect(project.generate()).rejects.toThrow(/any\.json:\d+:\d+ .*(leads back to itself|self-circular)/i);
});
