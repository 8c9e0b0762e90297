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
