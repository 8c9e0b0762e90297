import { InvalidRequestError } from "revokit";
import { describe, expect, test } from "vitest";
import { prepareRequest } from "../../src/request/prepare.ts";
import { checkFieldValue } from "../../src/request/field-value.ts";
import { mergeHeaders } from "../../src/request/merge-headers.ts";
import { kirim } from "../support/apis.ts";
import { operationOf } from "../support/contract.ts";

describe("header fields", () => {
  test("are merged in lower case, the last one wins; null removes a field, undefined keeps it", () => {
    const sources = [{ "X-A": "1", "X-B": "2", "X-C": "3" }, undefined, { "x-a": "4", "x-b": null, "x-c": undefined }];
    expect(mergeHeaders(kirim.operation, sources)).toEqual({ "x-a": "4", "x-c": "3" });
  });

  test("have tokens for names", () => {
    const name = "!#$%&'*+-.^_`|~09az";
    expect(mergeHeaders(kirim.operation, [{ [name]: "1" }])).toEqual({ [name]: "1" });
    for (const broken of ["", "a b", "a:", "a\n", "\na", "ü"]) {
      expect(() => mergeHeaders(kirim.operation, [{ [broken]: "1" }])).toThrow(
        new InvalidRequestError("headers", "must have names that are tokens (RFC 9110)"),
      );
    }
  });

  test("never replace the credential, whatever their case and value", () => {
    const header = kirim.operation.security?.[0]?.[0]?.field ?? "";
    for (const name of [header, header.toUpperCase()]) {
      for (const value of ["x", null, undefined]) {
        expect(() => mergeHeaders(kirim.operation, [{ [name]: value }])).toThrow(
          new InvalidRequestError("headers", `must not contain ${name}: pass \`token\``),
        );
      }
    }
    const open = { ...kirim.operation, security: [] };
    expect(mergeHeaders(open, [{ [header]: "x" }])).toEqual({ [header.toLowerCase()]: "x" });
  });

  test("with a value that can't be sent are refused by name, without the value", () => {
    expect(() => mergeHeaders(kirim.operation, [{ "X-A": "a\r\nb" }])).toThrow(
      new InvalidRequestError("X-A", "must be visible ASCII, with spaces only inside"),
    );
  });

  test.each(["a", "~", "!", "a b", "a \t b", "a  b"])("may have the value %j", (value) => {
    expect(checkFieldValue(value)).toBeUndefined();
  });

  test.each(["", " ", "a ", " a", "\ta", "a\n", "a\u007f", "a\u0000b", "ü"])("may not have the value %j", (value) => {
    expect(checkFieldValue(value)).toBe("must be visible ASCII, with spaces only inside");
  });
});

test("cookies are encoded and added to existing ones; absent ones add nothing", () => {
  const names = ["none", "nothing", "a", "c"];
  const operation = operationOf({ parameters: names.map((name) => ({ name, in: "cookie", schema: {} })) });
  const fieldsOf = (cookie: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}) =>
    prepareRequest(operation, "https://a.test", { params: { cookie }, headers: [headers], body: undefined }).headers;
  expect(fieldsOf({ none: undefined, nothing: null })).toEqual({});
  expect(fieldsOf({ a: "1; b=2", c: 3 })).toEqual({ cookie: "a=1%3B%20b%3D2; c=3" });
  expect(fieldsOf({ c: 3 }, { Cookie: "own=1" })).toEqual({ cookie: "own=1; c=3" });
});
