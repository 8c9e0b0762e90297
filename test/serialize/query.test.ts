import { InvalidRequestError } from "revokit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareRequest } from "../../src/request/prepare.ts";
import { assertDocumented } from "../../src/request/write-parameters.ts";
import { operationOf } from "../support/contract.ts";

function queryOf(parameters: readonly object[], values: Readonly<Record<string, unknown>>): string {
  const complete = parameters.map((parameter) => ({ name: "color", in: "query", schema: {}, ...parameter }));
  const operation = operationOf({ parameters: complete });
  return prepareRequest(operation, "https://a.test", { params: { query: values }, headers: [], body: undefined }).query;
}

// The table of OpenAPI 3.1, 4.8.12.4.
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

test("form and deepObject explode by default, other styles do not", () => {
  expect(queryOf([{}], { color: ["a", "b"] })).toBe("color=a&color=b");
  expect(queryOf([{ style: "deepObject" }], { color: { a: 1 } })).toBe("color[a]=1");
  expect(queryOf([{ style: "pipeDelimited" }], { color: ["a", "b"] })).toBe("color=a|b");
});

test("each parameter is written in its own style", () => {
  const parameters = [{ name: "other", style: "pipeDelimited" }, {}];
  expect(queryOf(parameters, { color: ["a", "b"], other: ["c", "d"] })).toBe("other=c|d&color=a&color=b");
});

test("a parameter of another place does not affect how a query parameter is written", () => {
  expect(queryOf([{ in: "header", style: "simple" }, {}], { color: "a" })).toBe("color=a");
});

test("an argument without a parameter is refused by its name", () => {
  const operation = operationOf({ parameters: [{ name: "color", in: "query", style: "deepObject", schema: {} }] });
  for (const place of ["path", "query", "cookie"] as const) {
    expect(() => assertDocumented(operation, { [place]: { other: ["a", "b"] } })).toThrow(
      new InvalidRequestError("other", `is not a parameter in the ${place} of this operation`),
    );
  }
  expect(() => assertDocumented(operation, { query: { color: {} } })).not.toThrow();
});

test("an absent, null or empty-array parameter adds nothing to the query", () => {
  const names = [..."abcdef"].map((name) => ({ name }));
  expect(queryOf(names, { a: undefined, b: null, c: [], d: 0, e: false, f: "" })).toBe("d=0&e=false&f=");
  expect(queryOf([{ explode: false }], { color: [] })).toBe("");
});

test("reserved characters are encoded unless they are allowed, and those that would be read differently always", () => {
  const value = "/?:@&=+";
  const kept = "/?:@%26=%2B";
  expect(queryOf([{}], { color: value })).toBe(`color=${encodeURIComponent(value)}`);
  expect(queryOf([{ allowReserved: true }], { color: value })).toBe(`color=${kept}`);
  expect(queryOf([{ allowReserved: true }], { color: [value] })).toBe(`color=${kept}`);
  expect(queryOf([{ allowReserved: true }], { color: { a: value } })).toBe(`a=${kept}`);
});

test("a comma in an item is encoded where commas separate the items", () => {
  const query = (value: unknown) => queryOf([{ explode: false, allowReserved: true }], { color: value });
  expect(query(["a,b/", "c"])).toBe("color=a%2Cb/,c");
  expect(query({ R: "1,2" })).toBe("color=R,1%2C2");
  expect(query("a,b")).toBe("color=a,b");
});

test("a parameter that has a media type is written as JSON", () => {
  expect(queryOf([{ schema: undefined, content: { "application/json": {} } }], { color: ["a/b"] })).toBe(
    "color=%5B%22a%2Fb%22%5D",
  );
  expect(
    queryOf([{ schema: undefined, content: { "application/json": {} }, allowReserved: true }], { color: 'a/"' }),
  ).toBe("color=%22a/%5C%22%22");
});

// A percent-encoded triplet in a value stays one (RFC 6570, 3.2.3).
const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((each) => !/%[0-9a-f]{2}/i.test(each));

test.each([true, false])("URLSearchParams reads what was given, with allowReserved %s", (allowReserved) => {
  const read = (parameter: object, value: unknown) =>
    new URLSearchParams(queryOf([{ ...parameter, allowReserved }], { color: value }));
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (one, several) => {
      expect([...read({}, one)]).toEqual([["color", one]]);
      expect([...read({ explode: false }, one)]).toEqual([["color", one]]);
      expect([...read({}, several)]).toEqual(several.map((each) => ["color", each]));
      expect([...read({}, { a: one, "b&c": one })]).toEqual([
        ["a", one],
        ["b&c", one],
      ]);
    }),
  );
});
