import { createMock } from "revokit/mock";
import { beforeEach, expect, test } from "vitest";
import { BASE, compile, json } from "./compile.ts";

const note = { type: "object", properties: { id: { type: "integer" } } };
const first = { id: 7, title: "Hi", author: { given: "Ann", family: "Lee" }, tags: ["a", "b"] };
const inPath = [{ name: "id", in: "path", required: true, schema: { type: "integer" }, example: 7 }];
const bodies = {
  "application/json": { schema: { type: "object" } },
  "application/merge-patch+json": { schema: { type: "object" } },
  "application/json-patch+json": { schema: {} },
};
const api = compile({
  paths: {
    "/notes/{id}": {
      parameters: inPath,
      get: { operationId: "readNote", responses: { "200": json(note, { example: first }) } },
      patch: {
        operationId: "changeNote",
        requestBody: { required: true, content: bodies },
        responses: { "200": json(note, { example: first }), "400": json({}), "409": json({}) },
      },
    },
  },
});
const mock = createMock({ apis: [api] });
beforeEach(() => mock.reset());

/** The status of a PATCH, and the note that is read afterwards. */
async function patch(type: string, value: unknown): Promise<{ status: number; note: unknown }> {
  const init = { method: "PATCH", body: JSON.stringify(value), headers: { "Content-Type": type } };
  const { status } = await mock.fetch(`${BASE}/notes/7`, init);
  return { status, note: await (await mock.fetch(`${BASE}/notes/7`)).json() };
}

test("a merge patch removes members by null, and merges objects", async () => {
  const value = { title: null, author: { family: null, title: "Dr" }, tags: ["c", null], new: { a: null, b: {} } };
  expect(await patch("application/merge-patch+json; charset=utf-8", value)).toEqual({
    status: 200,
    note: { id: 7, author: { given: "Ann", title: "Dr" }, tags: ["c", null], new: { b: {} } },
  });
});

test("other JSON replaces the members that it has", async () => {
  const value = { title: null, author: { given: "Bob" } };
  expect((await patch("application/json", value)).note).toEqual({ ...first, title: null, author: { given: "Bob" } });
});

test.each([
  [[{ op: "replace", path: "/title", value: "Ho" }], { title: "Ho" }],
  [[{ op: "add", path: "/tags/1", value: "x" }], { tags: ["a", "x", "b"] }],
  [[{ op: "add", path: "/tags/-", value: { "m~/n": 1 } }], { tags: ["a", "b", { "m~/n": 1 }] }],
  [[{ op: "add", path: "/tags/2", value: null }], { tags: ["a", "b", null] }],
  [[{ op: "add", path: "/author/given", value: "Bob" }], { author: { given: "Bob", family: "Lee" } }],
  [[{ op: "remove", path: "/author/family" }], { author: { given: "Ann" } }],
  [[{ op: "remove", path: "/tags/0" }], { tags: ["b"] }],
  [[{ op: "move", from: "/tags/0", path: "/tags/1" }], { tags: ["b", "a"] }],
  [[{ op: "move", from: "/author/given", path: "/title" }], { title: "Ann", author: { family: "Lee" } }],
  [[{ op: "move", from: "/tags/1", path: "/tags/1" }], {}],
  [[{ op: "copy", from: "/author", path: "/editor" }], { editor: first.author }],
  [
    [
      { op: "test", path: "/author", value: { family: "Lee", given: "Ann" } },
      { op: "add", path: "/a~1b~01", value: 1 },
    ],
    { "a/b~1": 1 },
  ],
])("a JSON Patch is applied: %j", async (operations, changed) => {
  const expected = { ...first, ...changed };
  expect(await patch("application/json-patch+json", operations)).toEqual({ status: 200, note: expected });
});

test.each([
  [409, [{ op: "test", path: "/title", value: "Ho" }]],
  [409, [{ op: "replace", path: "/none", value: 1 }]],
  [409, [{ op: "remove", path: "/tags/2" }]],
  [409, [{ op: "remove", path: "/tags/-" }]],
  [409, [{ op: "remove", path: "/tags/length" }]],
  [409, [{ op: "add", path: "/tags/3", value: 1 }]],
  [409, [{ op: "add", path: "/tags/01", value: 1 }]],
  [409, [{ op: "add", path: "/none/a", value: 1 }]],
  [409, [{ op: "move", from: "/author", path: "/author/a" }]],
  [409, [{ op: "replace", path: "", value: 1 }]],
  [400, [{ op: "replace", path: "/title" }]],
  [400, [{ op: "rename", path: "/title" }]],
  [400, [{ op: "copy", path: "/title" }]],
  [400, [{ op: "remove", path: "title" }]],
  [400, [{ op: "remove", path: "/a~2" }]],
  [400, { title: "Ho" }],
])("a patch that can't be applied is refused with %d, and changes nothing: %j", async (status, operations) => {
  const all = Array.isArray(operations) ? [{ op: "add", path: "/title", value: "X" }, ...operations] : operations;
  expect(await patch("application/json-patch+json", all)).toEqual({ status, note: first });
});

test("a patch that makes a note too deep or too large to be written is refused, and changes nothing", async () => {
  const deeper = Array.from({ length: 600 }, () => ({ op: "copy", from: "/author", path: "/author/again" }));
  const larger = Array.from({ length: 40 }, (_, index) => ({ op: "copy", from: "", path: `/copy${index}` }));
  for (const operations of [deeper, larger])
    expect(await patch("application/json-patch+json", operations)).toEqual({ status: 409, note: first });
});
