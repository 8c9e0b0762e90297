import { InvalidRequestError } from "revokit";
import { describe, expect, test } from "vitest";
import { addCookies, checkFieldValue, type Fields, mergeHeaders } from "../../src/headers.ts";
import { kirim } from "../support/apis.ts";

describe("header fields", () => {
  test("are merged in lower case, the last of a name over the others; null takes one out, undefined leaves it", () => {
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

  test("never stand for the credential, whatever their case, and whatever their value", () => {
    const { header = "" } = kirim.operation.credential ?? {};
    for (const name of [header, header.toUpperCase()]) {
      for (const value of ["x", null, undefined]) {
        expect(() => mergeHeaders(kirim.operation, [{ [name]: value }])).toThrow(
          new InvalidRequestError("headers", `must not contain ${name}: pass \`token\``),
        );
      }
    }
    const { credential: _, ...open } = kirim.operation;
    expect(mergeHeaders(open, [{ [header]: "x" }])).toEqual({ [header.toLowerCase()]: "x" });
  });

  test("are refused by their name, unquoted, for a value that can't be sent", () => {
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

test("cookies stand beside those that are there, encoded; absent ones leave nothing behind", () => {
  const fields: Fields = {};
  addCookies(fields, { none: undefined, nothing: null });
  expect(fields).toEqual({});
  addCookies(fields, { a: "1; b=2", c: 3 });
  expect(fields).toEqual({ cookie: "a=1%3B%20b%3D2; c=3" });
});
