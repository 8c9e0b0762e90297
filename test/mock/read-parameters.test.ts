import { expect, test } from "vitest";
import type { OperationFacts, ParameterFacts } from "../../src/facts.ts";
import { readParameters } from "../../src/mock/request/read-parameters.ts";

/** The value that the mock reads for one parameter, `p`, from a request that has it in every place. */
function read(
  parameter: Pick<ParameterFacts, "in" | "schema"> & Partial<ParameterFacts>,
  {
    path = {},
    query = "",
    headers = {},
  }: { path?: Record<string, string>; query?: string; headers?: Record<string, string> },
): unknown {
  const isForm = parameter.in === "query" || parameter.in === "cookie";
  const operation: OperationFacts = {
    method: "GET",
    path: "/things",
    parameters: [{ name: "p", required: false, style: isForm ? "form" : "simple", explode: isForm, ...parameter }],
    responses: {},
    security: [],
    examples: { parameters: {} },
  };
  return [...readParameters(operation, { path, query, headers: new Headers(headers) }).values()][0]?.[0];
}

const list = { type: ["array"], items: { type: ["integer"] } } as const;

test.each([
  ["path", { path: { p: "7" } }, 7],
  ["path", {}, ""],
  ["query", { query: "p=7&p=8" }, 7],
  ["query", { query: "q=7" }, undefined],
  ["header", { headers: { P: "7" } }, 7],
  ["header", {}, undefined],
  ["cookie", { headers: { cookie: "a=1; p=7&8" } }, "7&8"],
  ["cookie", {}, undefined],
] as const)("a parameter in the %s is read from there: %j", (place, request, value) => {
  expect(read({ in: place, schema: { type: ["integer", "string"] } }, request)).toBe(value);
});

test.each([
  ["form", "a+b%2B", "a+b+"],
  ["cookie", "a+b%2B", "a+b%2B"],
])("a cookie of the style %s keeps its plus signs", (style, text, value) => {
  const schema = { type: ["string"] } as const;
  expect(read({ in: "cookie", style, schema }, { headers: { cookie: `p=${text}` } })).toBe(value);
});

test.each([
  ["a number", { type: ["number"] }, "-1.5e3", -1500],
  ["text, where it is no number", { type: ["number"] }, "0x10", "0x10"],
  ["a boolean", { type: ["boolean"] }, "true", true],
  ["the other boolean", { type: ["boolean"] }, "false", false],
  ["text, where it is no boolean", { type: ["boolean"] }, "yes", "yes"],
  ["an object, of which no property is known", { type: ["object"] }, "a,b", { p: "a,b" }],
  ["text, where any type will do", {}, "7", "7"],
] as const)("a value is read as %s", (_, schema, text, value) => {
  expect(read({ in: "query", schema }, { query: `p=${encodeURIComponent(text)}` })).toEqual(value);
});

test("a list is read by its style: repeated in the query, with commas elsewhere, unless the document states another", () => {
  expect(read({ in: "query", schema: list }, { query: "p=1&p=2" })).toEqual([1, 2]);
  expect(read({ in: "query", schema: list, explode: false }, { query: "p=1,2" })).toEqual([1, 2]);
  expect(read({ in: "header", schema: list }, { headers: { p: "1,2" } })).toEqual([1, 2]);
  expect(read({ in: "cookie", schema: list }, { headers: { cookie: "p=1; p=2" } })).toEqual([1, 2]);
  expect(read({ in: "query", schema: { type: ["array"] } }, { query: "p=1" })).toEqual(["1"]);
});

test.each([
  ["label", true, "integer", "5", undefined],
  ["label", false, "integer", ".5", 5],
  ["label", true, "array", ".5.6", [5, 6]],
  ["label", true, "array", "5.6", undefined],
  ["matrix", false, "integer", ";p=5", 5],
  ["matrix", false, "integer", "5", undefined],
  ["matrix", false, "string", ";q=5", undefined],
  ["matrix", true, "array", ";p=5;p=6", [5, 6]],
  ["matrix", true, "array", ";q=5;p=6", undefined],
  ["matrix", true, "object", ";a=b", { a: "b" }],
] as const)("the style %s (explode: %s) of an %s reads %s, or refuses it", (style, explode, type, text, value) => {
  const schema = type === "array" ? list : { type: [type], ...(type === "object" && { properties: { a: {} } }) };
  expect(read({ in: "path", style, explode, schema }, { path: { p: text } })).toEqual(value);
});

test("a deepObject's list may have one item", () => {
  const schema = { type: ["object"], properties: { a: list, b: { type: ["string"] } } } as const;
  const parameter = { in: "query", style: "deepObject", explode: true, schema } as const;
  expect(read(parameter, { query: "p[a]=1&p[b]=2" })).toEqual({ a: [1], b: "2" });
  expect(read(parameter, { query: "p[a]=1&p[a]=2" })).toEqual({ a: [1, 2] });
});

test("a deepObject with any number of brackets is read, the innermost as one name", () => {
  const parameter = { in: "query", style: "deepObject", explode: true, schema: { type: ["object"] } } as const;
  const found = read(parameter, { query: `p[a]${"[b]".repeat(20_000)}=1` });
  expect(JSON.stringify(found)).toMatch(/^{"a":({"b":)+{"b\]\[b.*b":"1"}+$/);
});

test("a list in an exploded object has the items of all its pairs", () => {
  const schema = { type: ["object"], properties: { a: list, b: { type: ["integer"] } } } as const;
  const parameter = { in: "query", style: "form", explode: true, schema } as const;
  expect(read(parameter, { query: "a=1&b=3&a=2&a=4" })).toEqual({ a: [1, 2, 4], b: 3 });
  expect(read(parameter, { query: "a=1" })).toEqual({ a: [1] });
});
