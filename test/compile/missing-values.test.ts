import { expect, test } from "vitest";
import { Project } from "../support/project.ts";

const response = (schema: object) => ({ description: "OK.", content: { "application/json": { schema } } });
const node = { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Node" } } };

/** The notes on the operation `run`, each with its place in the document. */
async function notesOn(operation: object): Promise<string[]> {
  const document = {
    openapi: "3.1.1",
    info: { title: "Any", version: "1.0.0" },
    servers: [{ url: "https://any.test" }],
    paths: { "/x": { post: { operationId: "run", responses: { 204: { description: "Done." } }, ...operation } } },
    components: { schemas: { Node: node } },
  };
  const project = await Project.create({ "specs/any.json": JSON.stringify(document, null, 2) });
  const { notes } = await project.plan();
  return notes.map(({ file, line, message }) => `${file.replace(/.*\//, "")}:${line} ${message}`);
}

test.each([
  [
    "a required parameter that can only be null",
    { parameters: [{ name: "p", in: "query", required: true, schema: { enum: [null] } }] },
    'the required query parameter "p" can have: the operation can\'t be called.',
  ],
  [
    "a required parameter that is a list of nulls",
    {
      parameters: [
        { name: "p", in: "query", required: true, schema: { type: "array", minItems: 1, items: { type: "null" } } },
      ],
    },
    'the required query parameter "p" can have: the operation can\'t be called.',
  ],
  [
    "a required parameter that nothing fits",
    {
      parameters: [
        { name: "p", in: "header", required: true, schema: { allOf: [{ type: "string" }, { type: "integer" }] } },
      ],
    },
    'the required header parameter "p" can have: the operation can\'t be called.',
  ],
  [
    "a required body that requires itself",
    { requestBody: { required: true, content: { "application/json": { schema: node } } } },
    "the required body can have: the operation can't be called.",
  ],
  [
    "a success that requires itself",
    { responses: { 200: response(node), 400: response({ type: "string" }) } },
    "the response 200 can have: the mock answers 501.",
  ],
])("%s is noted", async (_, operation, expected) => {
  expect(await notesOn(operation)).toEqual([expect.stringMatching(/^any\.json:1\d No value was found that /)]);
  expect(await notesOn(operation)).toEqual([expect.stringContaining(expected)]);
});

test("optional parameters and bodies are not noted", async () => {
  const operation = {
    parameters: [{ name: "p", in: "query", schema: { not: {} } }],
    requestBody: { content: { "application/json": { schema: node } } },
    responses: { 204: { description: "Done." }, 400: response({ allOf: [{ type: "string" }, { type: "integer" }] }) },
  };
  expect(await notesOn(operation)).toEqual([]);
});
