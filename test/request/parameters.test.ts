import * as fc from "fast-check";
import { InvalidRequestError } from "revokit";
import { describe, expect, test } from "vitest";
import type { Operation, Parameter } from "../../src/contract.ts";
import { array } from "../../src/checks/array.ts";
import { string } from "../../src/checks/string.ts";
import { integer } from "../../src/checks/number.ts";
import { dependentHeaders } from "../../src/request/dependent-headers.ts";
import { checkFieldValue } from "../../src/request/field-value.ts";
import { writeParameter, writeParameters } from "../../src/request/write-parameters.ts";
import { cookieStyle } from "../../src/serialize/cookie-style.ts";
import { form } from "../../src/serialize/form.ts";
import { simple } from "../../src/serialize/path-styles.ts";

const inPath: Parameter = { name: "id", in: "path", required: true };

/** The broken rule and its parameter; undefined if there is none. */
function refusalOf(write: () => unknown): string | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    return `${error.parameter} ${error.rule}`;
  }
}

/** The rule that a value of the parameter `id` breaks. */
function ruleOf(parameter: Parameter, value: unknown): string | undefined {
  return refusalOf(() => writeParameter(parameter, value))?.replace(/^id /, "");
}

describe("a value in a path", () => {
  test.each([
    ["a-B_0.~", "is right"],
    ["a b", "is right"],
    ["grün", "is right"],
    ["a.b", "is right"],
    ["...", "is right"],
    ["100%", "is right"],
    [".well-known", "is right"],
    ["", "must not be empty"],
    [".", "must not be a dot segment"],
    ["..", "must not be a dot segment"],
    ["%2e", "must not be a dot segment"],
    [".%2E", "must not be a dot segment"],
    ["a/b", "must not contain a slash or a backslash"],
    ["a\\b", "must not contain a slash or a backslash"],
    ["a%2Fb", "must not contain a slash or a backslash"],
    ["a%5cb", "must not contain a slash or a backslash"],
    ["%C3%89", "is right"],
    ["%c2%85", "must not contain control characters"],
    ["a\nb", "must not contain control characters"],
    ["a%00b", "must not contain control characters"],
    ["a\ud800", "must be well-formed Unicode, without lone surrogates"],
    [["a", "b"], "is right"],
    [["a", ".."], "must not be a dot segment"],
    [7, "is right"],
  ])("%j %s", (value, verdict) => {
    const rule = ruleOf(Array.isArray(value) ? { ...inPath, write: simple() } : inPath, value);
    expect(rule ?? "is right").toBe(verdict);
  });

  test("that is accepted stays one segment for a server that decodes twice", () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom("%", "2", "e", "E", "f", "5", "c", ".", "/", "\\"), fc.string({ maxLength: 1 })),
    });
    fc.assert(
      fc.property(text, (value) => {
        if (ruleOf(inPath, value) !== undefined) return;
        for (const once of [encodeURIComponent(value), value.replaceAll(/%(?![0-9a-f]{2})/gi, "%25")]) {
          const { pathname } = new URL(`https://a.test/before/${once.replaceAll(/[?#]/g, encodeURIComponent)}/after`);
          expect(pathname).toMatch(/^\/before\/[^/]+\/after$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a parameter", () => {
  test("that is required may be neither absent nor null", () => {
    for (const place of ["path", "query", "header", "cookie"] as const) {
      const parameter: Parameter = { ...inPath, in: place };
      expect([undefined, null].map((value) => ruleOf(parameter, value))).toEqual(["is required", "is required"]);
      expect(ruleOf({ ...parameter, required: false }, undefined)).toBeUndefined();
    }
  });

  test("is checked against its schema in every place", () => {
    for (const place of ["path", "query", "header", "cookie"] as const) {
      expect(ruleOf({ ...inPath, in: place, check: string({ maxLength: 1 }) }, "ab")).toBe(
        "must have at most 1 characters",
      );
    }
  });

  test("in a header is visible ASCII, and elsewhere any text", () => {
    expect(checkFieldValue("ü")).toBe("must be visible ASCII, with spaces only inside");
    expect(ruleOf({ ...inPath, in: "query" }, "ü/\n")).toBeUndefined();
    expect(ruleOf({ ...inPath, in: "cookie" }, "ü/\n")).toBeUndefined();
  });
});

describe("the parameters of a call", () => {
  const operation: Operation = {
    method: "GET",
    path: "/{id}",
    parameters: [
      inPath,
      { name: "id", in: "query", required: true, check: integer() },
      { name: "X-Agent", in: "header", required: false, check: string({ maxLength: 3 }) },
      { name: "X-Instance", in: "header", required: false },
    ],
    responses: {},
    dependentRequired: dependentHeaders({ "X-Agent": ["X-Instance"] }),
  };
  const right = { path: { id: "a" }, query: { id: 1 } };
  const refused = (values: Parameters<typeof writeParameters>[1], given = operation) =>
    refusalOf(() => writeParameters(given, values));

  test("pass if each is valid", () => {
    expect(refused(right)).toBeUndefined();
    expect(refused({ ...right, header: { "x-agent": "a", "x-instance": "b" } })).toBeUndefined();
    expect(refused({ ...right, header: { "x-instance": "b" } })).toBeUndefined();
  });

  test("are looked up by place, headers in lower case", () => {
    expect(refused({ path: { id: "a" } })).toBe("id is required");
    expect(refused({ query: { id: 1 } })).toBe("id is required");
    expect(refused({ ...right, query: { id: "1" } })).toBe("id must be an integer");
    expect(refused({ ...right, header: { "x-agent": "abcd" } })).toBe("X-Agent must have at most 3 characters");
  });

  test("keep the case of their names outside headers", () => {
    const upper: Operation = { ...operation, parameters: [{ ...inPath, name: "Id" }] };
    expect(refused({ path: { Id: "a" } }, upper)).toBeUndefined();
    expect(refused({ path: { id: "a" } }, upper)).toBe("Id is required");
  });

  test("may be independent of one another", () => {
    const { dependentRequired: _, ...independent } = operation;
    expect(refused({ ...right, header: { "x-agent": "a" } }, independent)).toBeUndefined();
  });

  test("are not looked up on the prototype", () => {
    expect(refused({ ...right, path: Object.create({ id: "a" }) as Record<string, unknown> })).toBe("id is required");
  });

  test("must include what another one requires", () => {
    expect(refused({ ...right, header: { "x-agent": "a" } })).toBe("X-Instance is required when X-Agent is given");
    expect(refused({ ...right, header: { "x-agent": "a", "x-instance": null } })).toBe(
      "X-Instance is required when X-Agent is given",
    );
    expect(refused({ ...right, header: { "x-agent": null } })).toBeUndefined();
  });
});

describe("a call may not have two parameters that would be sent under the same name:", () => {
  test.each<[string, Omit<Parameter, "required">, Omit<Parameter, "required">, unknown]>([
    [
      "a member of an exploded object",
      { name: "page", in: "query", write: form() },
      { name: "limit", in: "query", write: form() },
      { limit: 1 },
    ],
    [
      "a cookie for a member of an object",
      { name: "page", in: "cookie", write: cookieStyle() },
      { name: "limit", in: "cookie", write: cookieStyle() },
      { limit: 1 },
    ],
    [
      "a member in brackets",
      { name: "page", in: "query", write: form() },
      { name: "page[limit]", in: "query", write: form() },
      { "page[limit]": 1 },
    ],
  ])("%s", (_, first, second, page) => {
    const parameters = [first, second].map((each) => ({ ...each, required: false }));
    const operation: Operation = { method: "GET", path: "/", parameters, responses: {} };
    const refused = (values: object) => refusalOf(() => writeParameters(operation, { [first.in]: values }));
    expect(refused({ page, [second.name]: 2 })).toBe(
      `${second.name} must not be given with page: both would be sent under the same name`,
    );
    expect(refused({ page })).toBeUndefined();
    expect(refused({ page: { other: 1 }, [second.name]: [2, 3] })).toBeUndefined();
  });
});

test("a text whose reserved characters are kept adds no pair", () => {
  const parameters = [
    { name: "page", in: "query", required: false, write: form({ allowReserved: true }) },
    { name: "limit", in: "query", required: false, write: form() },
  ] as const;
  const operation: Operation = { method: "GET", path: "/", parameters, responses: {} };
  const { query } = writeParameters(operation, { query: { page: "1&limit=1", limit: 2 } });
  expect(query).toEqual(["page=1%26limit=1", "limit=2"]);
});

test("a sparse array is refused, like one with undefined", () => {
  const sparse = Object.assign(new Array(3), { 0: 1, 2: 3 });
  for (const value of [sparse, [1, undefined, 3]]) {
    for (const write of [form(), form({ explode: false }), simple(), undefined]) {
      const parameter: Parameter = { name: "id", in: "query", required: true, ...(write && { write }) };
      expect(ruleOf(parameter, value)).toMatch(/^must/);
    }
    expect(ruleOf({ ...inPath, check: array({ items: integer() }), write: simple() }, value)).toBe(
      "has an item that must be an integer",
    );
  }
});
