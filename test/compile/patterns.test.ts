import { expect, test } from "vitest";
import { compilePattern } from "../../scripts/compile/patterns.ts";

test.each([
  ["Python, Ruby", String.raw`^\d{,5}$`],
  ["Java", "^[a-z&&[^b]]+$"],
  [".NET", String.raw`^[\w-[_]]+$`],
  ["XML Schema", String.raw`^\i\c*$`],
  ["Perl", String.raw`^\N$`],
  ["Perl", String.raw`^\x{41}$`],
  ["Perl", String.raw`^\o{101}$`],
  ["POSIX", "^[^]]+$"],
  ["POSIX", "^[]a]+$"],
  ["POSIX", "^[^][]+$"],
])("a pattern of %s that would mean something else is left to the server: %s", (_, pattern) => {
  expect(compilePattern(pattern)).toBeUndefined();
});

test.each([
  ["^[^]*$", "a\nb"],
  [String.raw`^[[\]]+$`, "[]"],
  ["^[[]+$", "["],
  [String.raw`^\[\]$`, "[]"],
  [String.raw`^[\w-.]+$`, "a-.b"],
  [String.raw`^\cA$`, "\u0001"],
  ["^a{1,5}$", "aaa"],
  [String.raw`^\{,5\}$`, "{,5}"],
  ["^a&&b$", "a&&b"],
])("a pattern of ECMAScript is compiled: %s", (pattern, value) => {
  expect(compilePattern(pattern)?.test(value)).toBe(true);
});

test.each([
  "(a+)+$",
  "^(a*)*b",
  String.raw`^(\w+\s?)+$`,
  String.raw`^(\d+|\w)+$`,
  "^(a|[a-z])+$",
  "^(((a{2}b)*)*)+$",
  "^(a{2}b|a{2}b)+$",
  "^(a|((a)?(-)?|a{2}b){2,})$",
  "^((a?)+-)*$",
  "^(?=(a+)+$)b",
  "^(?:a|ab|b)*c$",
  "^(?:(?:x|[^a-y])+-)*$",
  String.raw`^(([a-z])+.)+[A-Z]([a-z])+$`,
  String.raw`^([A-Za-z0-9]+([-A-Za-z0-9]+)\.)+[a-z]{2,}$`,
  String.raw`(([a-z0-9-_ ]|[^\\x00-\\x7F])+.(json|yaml|yml))`,
])("a pattern that could take time exponential in a text's length is left to the server: %s", (pattern) => {
  expect(compilePattern(pattern)).toBeUndefined();
});

test("a pattern that is too long to analyze is left to the server", () => {
  expect(compilePattern(`^${"(a?b?c?)*".repeat(300)}$`)).toBeUndefined();
  expect(compilePattern(`^(${"a?".repeat(1000)})+$`)).toBeUndefined();
  expect(compilePattern(`^${"a*".repeat(300)}$`)?.test("aa")).toBe(true);
});

test.each([
  ["^[a-z]+(-[a-z]+)*$", "a-b-c"],
  ["^(?:[a-z]|[0-9])+$", "a1"],
  ["^[a-z]{1,63}(?:-[a-z]{0,61}z)*$", "a-bz"],
  ["^(ab|cd)*$", "abcd"],
  [String.raw`^(\d{1,3}\.){3}\d{1,3}$`, "127.0.0.1"],
  [String.raw`^([A-Z]\w*,)*[A-Z]\w*$`, "A,B"],
  [String.raw`^(([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])\.)*([a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])$`, "a.b-c"],
  [String.raw`^(?:\{[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}\}|[0-9a-f]{4}(?:-?[0-9a-f]{4}){7})$`, "0123".repeat(8)],
])("a pattern that repeats a group in one way alone is compiled: %s", (pattern, value) => {
  expect(compilePattern(pattern)?.test(value)).toBe(true);
});
