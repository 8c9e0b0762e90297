import { expect, test } from "vitest";
import { planGeneration } from "../../scripts/generate.ts";
import { Project } from "../support/project.ts";
import { answered, read, ref, expectValidTypes, type ValidDocuments } from "../support/valid-documents.ts";

/** References that the standards allow. */
const documents: ValidDocuments = {
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
    /p: number;[^]*read: \{\s*parameters: \{\s*query\?: \{\s*p\?: components\["parameters"\]\["p"\];/,
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
};

test("references that the standards allow are compiled into valid types", () => expectValidTypes(documents));

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

test.each(["3.0", "3.1", "3", "'3.0'"])("a version written as %s is known", async (version) => {
  const paths = JSON.stringify(read({ properties: {} }).paths);
  const project = await Project.create({
    "specs/any.yaml": `openapi: ${version}\ninfo: { title: Any, version: 1.0.0 }\npaths: ${paths}`,
  });
  expect((await project.plan()).paths).toContain("any/client.ts");
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

test.each(["#/components/schemas/Absent", "absent.json", "#/components/schemas/Own/properties/a"])(
  "what an extension refers to need not exist, nor have a type: %s",
  async ($ref) => {
    const own = { type: "object", properties: { a: { type: "string" } } };
    const header = { schema: ref("Own") };
    const schema = { ...ref("Own"), allOf: [{ "x-deep": [{ $ref }] }] };
    const content = { "application/json": { schema } };
    const operation = {
      operationId: "read",
      "x-any": { $ref },
      responses: { 200: { headers: { "x-own": header }, content } },
    };
    const document = {
      ...read({}),
      "x-any": { $ref },
      paths: { "/a": { get: operation } },
      components: { schemas: { Own: own } },
    };
    const project = await Project.create({ "specs/any.json": JSON.stringify(document) });
    await project.remove("redocly.yaml");
    const filter = { include: [{ kind: "operation" as const, pattern: "read" }], exclude: [] };
    for (const input of [project.request.input, [{ folder: `${project.folder}/specs`, filter }]]) {
      const { paths } = await planGeneration({ ...project.request, input, lint: {} });
      expect(paths).toContain("any/types.ts");
    }
  },
);

test("a circular reference is an error with its place", async () => {
  const document = read(ref("A"), { components: { schemas: { A: ref("B"), B: ref("A") } } });
  const project = await Project.create({ "specs/any.json": JSON.stringify(document, null, 2) });
  await expect(project.generate()).rejects.toThrow(/any\.json:\d+:\d+ .*(leads back to itself|self-circular)/i);
});

test("a reference may be the $id of another file, or relative to the $id of its own", async () => {
  const id = (name: string) => `https://schemas.example.test/v1/${name}`;
  const project = await Project.create({
    "specs/any.json": JSON.stringify(
      read({
        type: "object",
        properties: {
          pet: { $ref: "schemas/pet.json" },
          kind: { $ref: id("kind") },
          name: { $ref: `${id("pet")}#/$defs/name` },
        },
      }),
    ),
    "specs/schemas/pet.json": JSON.stringify({
      $id: id("pet"),
      type: "object",
      properties: { kind: { $ref: "kind" }, again: { $ref: "kind.json" }, self: { $ref: id("pet") } },
      $defs: { name: { type: "boolean" } },
    }),
    "specs/schemas/kind.json": JSON.stringify({ $id: id("kind"), enum: ["cat", "dog"] }),
  });
  await project.generate();
  const types = await project.read("generated/any/types.ts");
  expect(types).toMatch(/type (\w+) = "cat" \| "dog";/);
  expect(types).toMatch(/kind\?: Schemas\.kind;\s*again\?: Schemas\.kind;\s*self\?: Schemas\.pet;/);
  expect(types).toMatch(/pet\?: Schemas\.pet;\s*kind\?: Schemas\.kind;\s*name\?: (boolean|Schemas\.\w+);/);
});
