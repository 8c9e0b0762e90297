import { expect, test } from "vitest";
import { mockUnderTest } from "../../scripts/conformance/runner/mock-under-test.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import { compile, json } from "../mock/compile.ts";

const refusals = { "400": { description: "Wrong." }, "401": { description: "Who?" } };
const ok = json({ type: "object" });
const either = (...alternatives: object[]) => ({ oneOf: alternatives });
const query = (name: string, schema: object) => ({ name, in: "query", schema });
const document = (operation: object, more: object = {}) => ({
  paths: { "/things": { post: { operationId: "act", responses: { "200": ok, ...refusals }, ...operation } } },
  ...more,
});
const securitySchemes = {
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic" },
  bare: { type: "apiKey", in: "header", name: "Authorization" },
};

/** Oddities of public documents, each in a separate document. */
const documents: Readonly<Record<string, object>> = {
  "a parameter that is a text or a list": document({
    parameters: [
      query("ids", either({ type: "string" }, { type: "array", items: { type: "string", pattern: "^[0-9]+$" } })),
    ],
  }),
  "a list of objects, which no style of a query writes": document({
    parameters: [
      query("filters", { type: "array", minItems: 1, maxItems: 2, items: { type: "object" }, example: [{}] }),
    ],
  }),
  "a list without explode, or a word": document({
    parameters: [
      {
        ...query("meta", either({ type: "string" }, { type: "array", items: { type: "string", enum: ["a", "b"] } })),
        ...{ style: "form", explode: false, example: "*" },
      },
    ],
  }),
  "a response that no value fits": document({
    responses: {
      ...refusals,
      "200": json(either({ type: "object", properties: { a: {} } }, { type: "object", properties: { b: {} } }), {
        example: { a: 1 },
      }),
    },
  }),
  "a refusal that no value fits, and no example": document(
    {
      responses: {
        "200": ok,
        "400": json(either({ type: "object", properties: { a: {} } }, { type: "object", properties: { b: {} } })),
        "401": json(either({ type: "object" }, { type: "object", title: "Other" })),
      },
      parameters: [query("limit", { type: "integer" })],
      security: [{ bearer: [] }],
    },
    { components: { securitySchemes } },
  ),
  "two schemes in one header": document(
    { security: [{ bearer: [] }, { basic: [] }] },
    { components: { securitySchemes } },
  ),
  "a scheme, or the token alone, in one header": document(
    { security: [{ bearer: [] }, { bare: [] }] },
    { components: { securitySchemes } },
  ),
  "a parameter that its path has twice": {
    paths: {
      "/things/{id}/copies/{id}": {
        get: {
          operationId: "read",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          responses: { "200": ok, ...refusals, "404": { description: "None." } },
        },
      },
    },
  },
  "a pattern that is valid only without the flag u": document({
    parameters: [{ ...query("name", { type: "string", pattern: "^[\\w-.]+$" }), required: true }],
  }),
  "a form without properties": document({ requestBody: { content: { "multipart/form-data": { schema: {} } } } }),
};

test.each(Object.entries(documents))(
  "the suite finds nothing wrong with the mock of a document with %s",
  async (_, each) => {
    const { results } = await runChecks(mockUnderTest(compile(each)));
    expect(results.filter(({ status }) => status === "failed").map(({ check, findings }) => [check, findings])).toEqual(
      [],
    );
    expect(results.some(({ status }) => status === "passed")).toBe(true);
  },
);
