import { expect, test } from "vitest";
import type { OpenApiDocument, Schema } from "../../scripts/compile/document.ts";
import { compareBodySchemas } from "../../scripts/diff/bodies.ts";

function documentOf(operation: object, schema?: Schema | boolean): OpenApiDocument {
  return {
    openapi: "3.1.1",
    info: { title: "Things", version: "1.0.0" },
    paths: { "/things": { post: { operationId: "addThing", responses: {}, ...operation } } },
    components: { schemas: schema === undefined || typeof schema === "boolean" ? {} : { Thing: schema } },
  } as OpenApiDocument;
}

function documentWith(schema: Schema | boolean | undefined): OpenApiDocument {
  return documentOf(
    { requestBody: { content: { "application/json": schema === undefined ? {} : { schema } } } },
    schema,
  );
}

const open: Schema = { type: "object", properties: { name: { type: "string" } } };
const closed: Schema = { ...open, additionalProperties: false };
function tree(maxLength: number): Schema {
  const properties = { name: { type: "string", maxLength }, child: { $ref: "#/components/schemas/Thing" } };
  return { type: "object", properties } as Schema;
}

test.each<[what: string, before: Schema | boolean | undefined, after: Schema | boolean | undefined, told: string[]]>([
  ["takes no further properties", open, closed, ["additionalProperties"]],
  ["lost one of the properties that it is closed to", closed, { ...closed, properties: {} }, ["name (gone)"]],
  ["lost a property, and takes any", open, { ...open, properties: {} }, []],
  ["takes further properties again", closed, open, []],
  ["leads back to itself and takes less", tree(20), tree(10), ["name.maxLength"]],
  ["leads back to itself and is the same", tree(20), tree(20), []],
  ["no longer has to have a property", { ...open, required: ["name"] }, open, []],
  [
    "has to have a property that only responses bear",
    open,
    { ...open, properties: { id: { readOnly: true } }, required: ["id"] },
    [],
  ],
  ["may be anything", true, true, []],
  ["is not described", undefined, undefined, []],
])("a request body that %s", (_, before, after, told) => {
  const [oldDocument, newDocument] = [documentWith(before), documentWith(after)];
  expect(compareBodySchemas("things", oldDocument, newDocument)).toEqual(
    told.map((keyword) => ({
      api: "things",
      operation: "addThing",
      impact: "breaking",
      message: `The request body takes less: ${keyword}.`,
    })),
  );
});

test("a request body that is gone, or new, is not compared", () => {
  const without = documentOf({});
  expect(compareBodySchemas("things", documentWith(open), without)).toEqual([]);
  expect(compareBodySchemas("things", without, documentWith(closed))).toEqual([]);
});
