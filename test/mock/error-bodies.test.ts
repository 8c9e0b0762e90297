import { createMock } from "revokit/mock";
import { expect, test } from "vitest";
import { BASE, compile, json } from "./compile.ts";

/** The body of the 404 and the 400 of an operation whose errors have a schema, as the mock makes it up. */
async function errorsOf(schema: object, keys: readonly string[] = ["400", "404"], more: object = {}) {
  const responses = Object.fromEntries(keys.map((key) => [key, json(schema, more)]));
  const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
  const item = {
    operationId: "readThing",
    parameters: [id],
    responses: { "200": json({ type: "object" }), ...responses },
  };
  const mock = createMock({ apis: [compile({ paths: { "/things/{id}": { get: item } } })] });
  const ask = async (path: string, headers: Record<string, string> = {}) =>
    (await mock.fetch(`${BASE}${path}`, { headers })).json();
  return { "400": await ask("/things/word"), "404": await ask("/things/1", { Prefer: "code=404" }) };
}

const object = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });

test.each([
  [
    "a list of words",
    { code: { enum: ["conflict", "bad_request", "not_found"] } },
    { code: "bad_request" },
    { code: "not_found" },
  ],
  [
    "capitals",
    { type: { enum: ["INTERNAL", "INVALID_REQUEST", "NOT_FOUND"] } },
    { type: "INVALID_REQUEST" },
    { type: "NOT_FOUND" },
  ],
  ["camels", { kind: { enum: ["Conflict", "BadRequest", "NotFound"] } }, { kind: "BadRequest" }, { kind: "NotFound" }],
  ["a list of statuses", { code: { type: "integer", enum: [401, 404, 400] } }, { code: 400 }, { code: 404 }],
  ["a list of statuses as text", { status: { enum: ["401", "404", "400"] } }, { status: "400" }, { status: "404" }],
  ["any status", { status: { type: "integer", minimum: 100, maximum: 599 } }, { status: 400 }, { status: 404 }],
  ["another name for it", { status_code: { type: "number" } }, { status_code: 400 }, { status_code: 404 }],
])("a made-up error states its status if its schema has %s", async (_, properties, bad, missing) => {
  expect(await errorsOf(object(properties))).toMatchObject({ "400": bad, "404": missing });
  expect(await errorsOf(object(properties), ["default"])).toMatchObject({ "400": bad, "404": missing });
  expect(await errorsOf(object({ error: object(properties) }), ["4XX"])).toMatchObject({
    "400": { error: bad },
    "404": { error: missing },
  });
});

test("a list without a word for the status keeps its first value, and other members are unchanged", async () => {
  const schema = object({ code: { enum: ["e1", "e2"] }, count: { type: "integer" }, title: { type: "string" } });
  const { "404": missing } = await errorsOf(schema);
  expect(missing).toMatchObject({ code: "e1" });
  expect(missing).not.toMatchObject({ count: 404 });
});

test("the document's example for a status is used unchanged, and chosen by the status among several", async () => {
  const schema = object({ code: { enum: ["conflict", "not_found"] } });
  expect(await errorsOf(schema, ["404", "400"], { example: { code: "conflict" } })).toMatchObject({
    "404": { code: "conflict" },
  });
  const examples = { first: { value: { status: 400, code: "a" } }, second: { value: { status: 404, code: "b" } } };
  const byStatus = object({ status: { type: "integer" }, code: { type: "string" } });
  expect(await errorsOf(byStatus, ["4XX"], { examples })).toMatchObject({ "404": { status: 404, code: "b" } });
});
