import { expect, test } from "vitest";
import type { Operation, Parameter } from "../../src/contract.ts";
import { serializeQuery } from "../../src/query.ts";

function queryOf(parameters: readonly Partial<Parameter>[], values: Readonly<Record<string, unknown>>): string {
  const complete = parameters.map((parameter): Parameter => ({
    name: "color",
    in: "query",
    required: false,
    schema: {},
    ...parameter,
  }));
  const operation: Operation = { method: "GET", path: "/", parameters: complete, responses: {} };
  return serializeQuery(operation, values);
}

// OpenAPI 3.1, 4.8.12.4, has this very table.
test.each([
  ["form", false, "blue", "color=blue"],
  ["form", false, ["blue", "black"], "color=blue,black"],
  ["form", true, ["blue", "black"], "color=blue&color=black"],
  ["form", false, { R: 100, G: 200 }, "color=R,100,G,200"],
  ["form", true, { R: 100, G: 200 }, "R=100&G=200"],
  ["spaceDelimited", false, ["blue", "black"], "color=blue%20black"],
  ["pipeDelimited", false, ["blue", "black"], "color=blue|black"],
  ["deepObject", true, { R: 100, G: 200 }, "color[R]=100&color[G]=200"],
])("a query parameter is written in the style %s, explode %s: %j as %s", (style, explode, value, expected) => {
  expect(queryOf([{ style, explode }], { color: value })).toBe(expected);
});

test("form and deepObject explode where nothing is said, and the others do not", () => {
  expect(queryOf([{}], { color: ["a", "b"] })).toBe("color=a&color=b");
  expect(queryOf([{ style: "deepObject" }], { color: { a: 1 } })).toBe("color[a]=1");
  expect(queryOf([{ style: "pipeDelimited" }], { color: ["a", "b"] })).toBe("color=a|b");
});

test("each parameter is written as it says itself, not as another does", () => {
  const parameters = [{ name: "other", style: "pipeDelimited" }, {}];
  expect(queryOf(parameters, { color: ["a", "b"], other: ["c", "d"] })).toBe("color=a&color=b&other=c|d");
});

test("a parameter of another place does not say how one in the query is written", () => {
  expect(queryOf([{ in: "path", content: "application/json" }, {}], { color: "a" })).toBe("color=a");
});

test("what the operation has no parameter for is written as a form", () => {
  expect(queryOf([{ style: "deepObject" }], { other: ["a", "b"] })).toBe("other=a&other=b");
});

test("what is absent, null or an empty list leaves nothing behind", () => {
  expect(queryOf([], { a: undefined, b: null, c: [], d: 0, e: false, f: "" })).toBe("d=0&e=false&f=");
  expect(queryOf([{ explode: false }], { color: [] })).toBe("");
});

test("reserved characters are encoded unless they are allowed", () => {
  const value = "/?:@&=+";
  expect(queryOf([{}], { color: value })).toBe(`color=${encodeURIComponent(value)}`);
  expect(queryOf([{ allowReserved: true }], { color: value })).toBe(`color=${value}`);
  expect(queryOf([{ allowReserved: true }], { color: [value] })).toBe(`color=${value}`);
  expect(queryOf([{ allowReserved: true }], { color: { a: value } })).toBe(`a=${value}`);
});

test("a parameter that has a media type is written as JSON", () => {
  expect(queryOf([{ content: "application/json" }], { color: ["a/b"] })).toBe("color=%5B%22a%2Fb%22%5D");
  expect(queryOf([{ content: "application/json", allowReserved: true }], { color: 'a/"' })).toBe('color="a/\\""');
});
