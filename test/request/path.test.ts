import * as fc from "fast-check";
import { InvalidRequestError } from "revokit";
import { describe, expect, test } from "vitest";
import { assertPinned } from "../../src/request/pin-url.ts";
import { prepareRequest } from "../../src/request/prepare.ts";
import { operationOf } from "../support/contract.ts";

function pathOf(template: string, parameters: readonly object[], values: Readonly<Record<string, unknown>>): string {
  const complete = parameters.map((parameter) => ({
    name: "id",
    in: "path",
    required: true,
    schema: {},
    ...parameter,
  }));
  const operation = operationOf({ parameters: complete }, "get", template);
  const args = { params: { path: values }, headers: [], body: undefined };
  const { target, query } = prepareRequest(operation, "", args);
  return query === "" ? target : `${target}?${query}`;
}

describe("a path", () => {
  test("without parameters is its template, encoded as the URL parser would", () => {
    expect(pathOf("/things", [], {})).toBe("/things");
    expect(pathOf("/größe/a b/%41", [], {})).toBe("/gr%C3%B6%C3%9Fe/a%20b/%41");
  });

  test("has each value in its place, always as one segment", () => {
    expect(
      pathOf("/a/{x}/b/{y}", [{ name: "y", schema: { type: "string" } }, { name: "x" }], { x: "1 2", y: "%41?#ü" }),
    ).toBe("/a/1%202/b/%2541%3F%23%C3%BC");
    expect(pathOf("/{x}-{y}.json", [{ name: "x" }, { name: "y" }], { x: 1, y: true })).toBe("/1-true.json");
  });

  test("does not use a query parameter of the same name", () => {
    const query = { in: "query", style: "matrix", required: false };
    expect(pathOf("/{id}", [{}, query], { id: "a" })).toBe("/a");
    expect(pathOf("/{id}", [query, {}], { id: "a" })).toBe("/a");
  });

  // The table of OpenAPI 3.1, 4.8.12.4.
  test.each([
    ["simple", false, "blue", "blue"],
    ["simple", false, ["blue", "black"], "blue,black"],
    ["simple", false, { R: 100, G: 200 }, "R,100,G,200"],
    ["simple", true, { R: 100, G: 200 }, "R=100,G=200"],
    ["label", false, "blue", ".blue"],
    ["label", false, ["blue", "black"], ".blue,black"],
    ["label", true, ["blue", "black"], ".blue.black"],
    ["label", true, { R: 100, G: 200 }, ".R=100.G=200"],
    ["matrix", false, "blue", ";color=blue"],
    ["matrix", false, ["blue", "black"], ";color=blue,black"],
    ["matrix", true, ["blue", "black"], ";color=blue;color=black"],
    ["matrix", true, { R: 100, G: 200 }, ";R=100;G=200"],
  ])("writes in the style %s, explode %s, %j as %s", (style, explode, value, expected) => {
    expect(pathOf("/{color}", [{ name: "color", style, explode }], { color: value })).toBe(`/${expected}`);
  });

  test.each(["simple", "label", "matrix"])(
    "refuses in the style %s what has no parts, without which it is another path",
    (style) => {
      for (const explode of [false, true]) {
        for (const value of [[], {}, { R: undefined, G: null }]) {
          const write = () => pathOf("/a/{color}/b", [{ name: "color", style, explode }], { color: value });
          expect(write, JSON.stringify({ explode, value })).toThrow("color must not be empty");
        }
      }
    },
  );

  test("uses the style simple without explode by default", () => {
    expect(pathOf("/{id}", [{}], { id: { R: 100 } })).toBe("/R,100");
    expect(pathOf("/{id}", [{}], { id: ["a", "b"] })).toBe("/a,b");
    expect(() => pathOf("/{id}", [{}], { id: null })).toThrow(InvalidRequestError);
  });

  test("writes a parameter that has a media type as JSON", () => {
    expect(pathOf("/{id}", [{ schema: undefined, content: { "application/json": {} } }], { id: { a: [1] } })).toBe(
      "/%7B%22a%22%3A%5B1%5D%7D",
    );
  });
});

describe("a URL is pinned", () => {
  test.each([
    "https://a.test",
    "https://a.test/v1",
    "https://a.test/v1/x",
    "http://127.0.0.1:4010/kirim/v1/customers/cus_1/setup_links/csl_2",
    "https://a.test/v1/.well-known/...",
    "https://a.test/v1/a..b/x.",
    "https://a.test/v1/gr%C3%BCn",
  ])("if it equals the URL that it was built from: %s", (url) => {
    expect(() => assertPinned(url, url)).not.toThrow();
  });

  test("whatever its query", () => {
    expect(() => assertPinned("https://a.test/v1/x?a=../..", "https://a.test/v1/x")).not.toThrow();
  });

  test.each([
    "https://a.test/v1/..",
    "https://a.test/v1/.",
    "https://a.test/v1/../http://b.test",
    "https://a.test/v1/../x",
    "https://a.test/v1/./x",
    "https://a.test/v1/%2e%2e/x",
    "https://a.test/v1/.%2E",
    "https://a.test/v1/a\\b",
    "https://a.test/v1/a b",
    "https://A.test/v1",
    "https://user@a.test/v1",
  ])("and not if the parser changes it: %s", (url) => {
    expect(() => assertPinned(url, url)).toThrow(InvalidRequestError);
    expect(() => assertPinned(url, url)).toThrow("path must stay within the operation's path template");
  });

  test("and not if it leads elsewhere", () => {
    expect(() => assertPinned("https://a.test/v1/x", "https://a.test/v1")).toThrow(InvalidRequestError);
    expect(() => assertPinned("https://a.test/v1", "https://b.test/v1")).toThrow(InvalidRequestError);
  });

  test("only if the URL parser keeps it unchanged", () => {
    const pieces = fc.constantFrom(
      "/",
      ".",
      "..",
      "%2e",
      "%2F",
      "a",
      "~",
      "\\",
      ";",
      "?",
      "#",
      "@",
      ":",
      " ",
      "ü",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const url = `https://a.test/${parts.join("")}`;
        const { origin, pathname } = new URL(url);
        const isKept = origin + pathname === url;
        expect(isPinned(url)).toBe(isKept);
      }),
      { numRuns: 5_000 },
    );
  });
});

function isPinned(url: string): boolean {
  try {
    assertPinned(url, url);
    return true;
  } catch {
    return false;
  }
}
