import * as fc from "fast-check";
import qs from "qs";
import { InvalidRequestError } from "revokit";
import { parseTemplate } from "url-template";
import { describe, expect, test } from "vitest";
import type { Operation } from "../../src/contract.ts";
import { prepareRequest } from "../../src/request/prepare.ts";
import type { RequestDraft } from "../../src/request/request-types.ts";
import { operationOf } from "../support/contract.ts";

type Place = "path" | "query" | "cookie" | "header";

/** The expression of RFC 6570 that a style is (OpenAPI 3.1, 4.8.12.3). */
const EXPRESSIONS: readonly (readonly [place: Place, style: string, explode: boolean, expression: string])[] = [
  ["path", "simple", false, "{value}"],
  ["path", "simple", true, "{value*}"],
  ["path", "label", false, "{.value}"],
  ["path", "label", true, "{.value*}"],
  ["path", "matrix", false, "{;value}"],
  ["path", "matrix", true, "{;value*}"],
  ["query", "form", false, "{?value}"],
  ["query", "form", true, "{?value*}"],
  ["cookie", "form", false, "{?value}"],
  ["cookie", "form", true, "{?value*}"],
];

const TYPES = { string: "string", number: "number", boolean: "boolean", array: "array", object: "object" } as const;

/** Text that any style can hold in any place: a path has no empty segments, slashes, control characters or dot segments. */
const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((value) => !/[/\\%]|\p{Cc}|\p{Surrogate}/u.test(value) && !/^\.+$/.test(value));

const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));

const scalars = fc.oneof(text, numbers, fc.boolean());

const values: Readonly<Record<keyof typeof TYPES, fc.Arbitrary<unknown>>> = {
  string: text,
  number: numbers,
  boolean: fc.boolean(),
  array: fc.array(scalars, { minLength: 1, maxLength: 4 }),
  object: fc.dictionary(text, scalars, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
};

/** By their one parameter: compiling takes far longer than writing a request. */
const operations = new Map<string, Operation>();

function operationWith(place: Place, parameter: object): Operation {
  const parameters = [{ name: "value", in: place, required: true, ...parameter }];
  const key = JSON.stringify(parameters);
  const known = operations.get(key) ?? operationOf({ parameters }, "get", place === "path" ? "/{value}" : "/x");
  operations.set(key, known);
  return known;
}

function draftOf(place: Place, parameter: object, value: unknown): RequestDraft {
  const operation = operationWith(place, parameter);
  const isHeader = place === "header";
  const params = isHeader ? {} : { [place]: { value } };
  const headers = isHeader ? [{ value: value as string }] : [];
  return prepareRequest(operation, "https://a.test", { params, headers, body: undefined });
}

/** The written parameter. */
function writtenIn(place: Place, { target, query, headers }: RequestDraft): string | undefined {
  switch (place) {
    case "path":
      return target.slice("https://a.test/".length);
    case "query":
      return query;
    case "cookie":
      return headers["cookie"];
    case "header":
      return headers["value"];
  }
}

describe.each(EXPRESSIONS)("a parameter in the %s in the style %s, explode %s", (place, style, explode, expression) => {
  const template = parseTemplate(expression);

  test.each(Object.keys(TYPES))("of the type %s is written as RFC 6570 says", (type) => {
    const schema = { type };
    fc.assert(
      fc.property(values[type as keyof typeof TYPES], (value) => {
        // The library writes values with a text form in that form.
        const expected = template.expand({ value: value as string }).replace(/^\?/, "");
        expect(writtenIn(place, draftOf(place, { style, explode, schema }, value))).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a query parameter in the style", () => {
  test("deepObject is written as qs writes it", () => {
    fc.assert(
      fc.property(values.object, (value) => {
        const written = draftOf("query", { style: "deepObject", schema: { type: "object" } }, value).query;
        expect(qs.parse(written)).toEqual(qs.parse(qs.stringify({ value })));
      }),
    );
  });

  test.each([
    ["spaceDelimited", " "],
    ["pipeDelimited", "|"],
  ])("%s is written as a list with that delimiter", (style, delimiter) => {
    const plain = fc.array(
      text.filter((value) => !value.includes(delimiter)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(plain, (value) => {
        const { query } = draftOf("query", { style, explode: false, schema: { type: "array" } }, value);
        expect(new URLSearchParams(query).get("value")?.split(delimiter)).toEqual(value);
      }),
    );
  });

  test.each(["spaceDelimited", "pipeDelimited"])("%s with explode is written as form", (style) => {
    fc.assert(
      fc.property(values.array, (value) => {
        const { query } = draftOf("query", { style, explode: true, schema: { type: "array" } }, value);
        expect(query).toBe(
          parseTemplate("{?value*}")
            .expand({ value: value as string[] })
            .slice(1),
        );
      }),
    );
  });

  test("form keeps reserved characters where the document allows them, except those that would end the query or the value", () => {
    fc.assert(
      fc.property(text, (value) => {
        const { query } = draftOf("query", { allowReserved: true, schema: { type: "string" } }, value);
        const expected = parseTemplate("{+value}")
          .expand({ value })
          .replaceAll(/[#[\]&+]/g, encodeURIComponent);
        expect(query).toBe(`value=${expected}`);
      }),
    );
  });
});

describe("a cookie in the style cookie of OpenAPI 3.2", () => {
  const write = (value: unknown, explode?: boolean) =>
    writtenIn(
      "cookie",
      draftOf("cookie", { style: "cookie", ...(explode !== undefined && { explode }), schema: {} }, value),
    );

  // The table of OpenAPI 3.2, 4.12.4.
  test.each([
    ["blue", undefined, "value=blue"],
    ["%20/'", undefined, "value=%20/'"],
    [["blue", "black"], undefined, "value=blue; value=black"],
    [["blue", "black"], false, "value=blue,black"],
    [{ R: 100, G: 200 }, undefined, "R=100; G=200"],
    [{ R: 100, G: 200 }, false, "value=R,100,G,200"],
  ])("of %j, explode %s, is %s", (value, explode, expected) => {
    expect(write(value, explode)).toBe(expected);
  });

  test.each(["a b", "a;b", 'a"b', "é", "a\\b", ["a;b"], { "a;b": 1 }])("refuses %j, which it can't encode", (value) => {
    expect(() => write(value)).toThrow("value must be text that a cookie can hold");
  });
});

describe("a header", () => {
  const visible = fc.stringMatching(/^[!-~]{1,8}$/).filter((value) => !/[,=]/.test(value));
  const items = fc.oneof(visible, fc.integer(), fc.boolean());

  test("holds an array as an RFC 9110 list, and an object as names and values", () => {
    fc.assert(
      fc.property(fc.array(items, { minLength: 1 }), (value) => {
        expect(writtenIn("header", draftOf("header", { schema: { type: "array" } }, value))).toBe(value.join(","));
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(visible, items, { minKeys: 1, noNullPrototype: true }), (value) => {
        const written = (explode: boolean) =>
          writtenIn("header", draftOf("header", { explode, schema: { type: "object" } }, value));
        expect(written(false)).toBe(Object.entries(value).flat().join(","));
        expect(written(true)).toBe(
          Object.entries(value)
            .map((entry) => entry.join("="))
            .join(","),
        );
      }),
    );
  });
});

describe("a parameter with content", () => {
  test.each<Place>(["path", "query", "cookie", "header"])("in the %s is its value as JSON", (place) => {
    const json = fc.jsonValue().filter((value) => value !== null && !/[/\\%]|\p{Cc}/u.test(JSON.stringify(value)));
    fc.assert(
      fc.property(json, (value) => {
        const written = writtenIn(place, draftOf(place, { content: { "application/json": {} } }, value)) ?? "";
        const raw = place === "header" ? written : decodeURIComponent(written.replace(/^value=/, ""));
        expect(JSON.parse(raw)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

test.each([
  ["query", "form", { a: { b: 1 } }],
  ["query", "form", [[1]]],
  ["query", "deepObject", { tags: ["a"] }],
  ["query", "deepObject", ["a"]],
  ["query", "pipeDelimited", [{ a: 1 }]],
  ["query", "pipeDelimited", ["a|b"]],
  ["query", "spaceDelimited", ["a b", "c"]],
  ["query", "spaceDelimited", { "a b": 1 }],
  ["path", "simple", { a: [1] }],
  ["cookie", "form", [{}]],
  ["cookie", "cookie", { "a=b": 1 }],
  ["cookie", "cookie", { "": 1 }],
  ["header", "simple", [{}]],
  ["header", "simple", ["a,b"]],
  ["query", "form", new Map([["a", 1]])],
  ["query", "form", Number.NaN],
  ["query", "form", Symbol("a")],
  ["query", "form", "\ud800"],
] as const)("in the %s in the style %s, %o is refused by the parameter's name", (place, style, value) => {
  const write = () => draftOf(place, { style, explode: !style.endsWith("Delimited"), schema: {} }, value);
  expect(write).toThrow(InvalidRequestError);
  expect(write).toThrow(/^value must /);
});
