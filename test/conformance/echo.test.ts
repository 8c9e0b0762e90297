import { expect, test } from "vitest";
import { echoViolations } from "../../scripts/conformance/runner/echo.ts";
import { compile, json } from "../mock/compile.ts";

const inPath = (name: string, example: string) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string" },
  example,
});

/** The findings about an answer to a request for the file `f9` and the version `v9`, if this is the document's example. */
function violations(example: object, body?: object) {
  const parameters = [inPath("file_id", "12345"), inPath("version_id", "12345")];
  const responses = { "200": json({ type: "object" }, { example }) };
  const { facts } = compile({
    paths: { "/files/{file_id}/versions/{version_id}": { get: { operationId: "read", parameters, responses } } },
  });
  const operation = facts.operations["read"];
  if (operation === undefined) throw new Error("The operation was not compiled.");
  return echoViolations(
    operation,
    { file_id: "f9", version_id: "v9" },
    {
      request: { method: "GET", url: "https://any.example/", headers: {} },
      status: 200,
      headers: new Headers({ "content-type": "application/json" }),
      text: body === undefined ? "" : JSON.stringify(body),
      duration: 0,
    },
  );
}

test.each([
  ["the id of the resource itself", { id: "12345" }, { id: "other" }, ["/id is not the version_id that was asked for"]],
  [
    "a member named like the parameter, in an envelope",
    { data: { fileId: "12345" } },
    { data: { fileId: "other" } },
    ["/data/fileId is not the file_id that was asked for"],
  ],
  [
    "the id of what the parameter names",
    { file: { data: { id: "12345" } } },
    { file: { data: { id: "other" } } },
    ["/file/data/id is not the file_id that was asked for"],
  ],
])("%s must be the requested one", (_, example, body, found) => {
  expect(violations(example, body)).toEqual(found);
});

test.each([
  ["the resource's id differs from its parent's", { id: "12345" }, { id: "v9" }],
  ["another resource may have an id of its own", { id: "1", owner: { id: "12345" } }, { id: "1", owner: { id: "x" } }],
  ["a text may be any text", { id: "1", name: "12345" }, { id: "1", name: "x" }],
  ["an item of a list is another resource", { entries: [{ id: "12345" }] }, { entries: [{ id: "x" }] }],
])("an equal example alone proves nothing: %s", (_, example, body) => {
  expect(violations(example, body)).toEqual([]);
});

test("an answer that states JSON and has no body has no value in another place", () => {
  expect(violations({ id: "12345" })).toEqual([]);
});
