import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { Note } from "../../scripts/compile/note.ts";
import { readTexts } from "../../scripts/compile/text-members.ts";

const read = (document: object) => {
  const notes: Note[] = [];
  return { document: readTexts(document as OpenApiDocument, notes), pointers: notes.map(({ pointer }) => pointer) };
};

test("an unquoted number or boolean is read as the string that OpenAPI requires, and noted with its place", () => {
  const notes: Note[] = [];
  const parameters = [{ name: 1, in: "query", description: true, schema: { type: "integer" } }];
  const responses = { 200: { description: 200 } };
  const operation = { operationId: 404, summary: false, tags: [1, "b", true], parameters, responses };
  const document: object = {
    openapi: "3.1.1",
    info: { title: 7, version: 1.5 },
    servers: [{ url: "https://{host}.test", variables: { host: { default: 8 } } }],
    paths: { "/x": { get: operation } },
    components: { schemas: { A: { required: [1], properties: { 1: { title: 2 } } } } },
  };

  const { facts } = compileInMemory("any", normalizeDocument(document as OpenApiDocument, notes));

  expect(facts).toMatchObject({ title: "7", version: "1.5", servers: ["https://8.test"] });
  expect(Object.keys(facts.operations)).toEqual(["404"]);
  expect(facts.operations["404"]?.parameters[0]?.name).toBe("1");
  expect(notes.map(({ pointer }) => pointer)).toEqual([
    "#/info/title",
    "#/info/version",
    ...["operationId", "summary", "tags", "tags", "parameters/0/name", "parameters/0/description"].map(
      (member) => `#/paths/~1x/get/${member}`,
    ),
    "#/paths/~1x/get/responses/200/description",
    "#/components/schemas/A/required",
    "#/components/schemas/A/properties/1/title",
  ]);
  expect(notes[1]?.message).toBe(
    'OpenAPI requires a string here: 1.5 is treated as "1.5". Quote it, since YAML reads it as a number.',
  );
});

test("an enum of strings keeps those that YAML read as booleans, and is left out if it read numbers", () => {
  const schemas = {
    Flag: { type: "string", enum: [true, false, "maybe"] },
    Version: { type: ["string", "null"], enum: [1, 2.5, "v3", null] },
    Mixed: { type: ["string", "integer"], enum: [1, "a"] },
    Number: { type: "integer", enum: [1] },
    Any: { enum: [1, true] },
  };
  const { document, pointers } = read({ info: {}, components: { schemas } });
  expect(document.components?.schemas).toEqual({
    ...schemas,
    Flag: { type: "string", enum: ["true", "false", "maybe"] },
    Version: { type: ["string", "null"] },
  });
  expect(new Set(pointers)).toEqual(new Set(["#/components/schemas/Flag/enum", "#/components/schemas/Version/enum"]));
});

test("names that the document chooses, values and extensions are unchanged, and so is a document of strings", () => {
  const schema = { properties: { title: true, name: false, tags: true }, default: { name: 1 }, enum: [{ name: 1 }] };
  const parameter = { name: "a", in: "query", required: true, schema, example: { title: 1 } };
  const document = {
    info: { title: "Any", version: "1", "x-name": { name: 1 } },
    paths: { "/x": { parameters: [parameter] } },
  };

  expect(read(document)).toEqual({ document, pointers: [] });
  expect(read({ ...document, info: { title: 1 } })).toEqual({
    document: { ...document, info: { title: "1" } },
    pointers: ["#/info/title"],
  });
});

test("a status or a value of an extension may be an unquoted number or boolean", () => {
  const conflict = { status: 409, reason: 1042 };
  const idempotency = { header: "Idempotency-Key", replayed: { header: "X-Replayed", value: true } };
  const operation = {
    operationId: "run",
    "x-idempotency": { ...idempotency, inProgress: conflict, keyReused: conflict },
    "x-on-repeat": { status: 404, example: 1 },
  };
  const notes: Note[] = [];
  const document: object = { openapi: "3.1.1", paths: { "/x": { post: operation } } };

  const { facts } = compileInMemory("any", normalizeDocument(document as OpenApiDocument, notes));

  const texts = { status: "409", reason: "1042" };
  expect(facts.operations["run"]).toMatchObject({
    idempotency: { replayed: { header: "X-Replayed", value: "true" }, inProgress: texts, keyReused: texts },
    onRepeat: { status: "404", example: "1" },
  });
  expect(notes).toEqual([]);
});
