import { fullFormats } from "ajv-formats/dist/formats.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isByte, isDate, isDateTime, isInt32, isInt64, isRegex, isTime } from "../../src/validation/formats.ts";
import { readHeader } from "../../src/read-header.ts";

/** The result of ajv-formats for the same text. */
function reference(name: "date" | "time" | "date-time" | "byte"): (text: string) => unknown {
  const format = fullFormats[name];
  const validate = typeof format === "object" && "validate" in format ? format.validate : format;
  if (typeof validate !== "function") throw new Error(`${name} is not a function.`);
  return (text) => Reflect.apply(validate, undefined, [text]);
}

const number = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, "0"));
const date = fc
  .tuple(fc.constantFrom("2023", "2024", "1900", "2000"), number(13), number(32))
  .map((parts) => parts.join("-"));
const zone = fc.oneof(
  fc.constantFrom("Z", "z", ""),
  fc.tuple(fc.constantFrom("+", "-"), number(24), number(60)).map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
);
// No minute 60: ajv-formats takes some of those for leap seconds.
const time = fc
  .tuple(number(24), number(59), number(59), fc.constantFrom("", ".5"), zone)
  .map(([hour, minute, second, fraction, offset]) => `${hour}:${minute}:${second}${fraction}${offset}`);
const separator = fc.constantFrom("T", "t", " ", "", "TT");

it("no regular expression is compiled that would block the engine for minutes", () => {
  const long = "[^\\p{L}\\p{N}]".repeat(100_000);
  const start = performance.now();
  expect([isRegex(long), isRegex("[^\\p{L}]"), isRegex("(")]).toEqual([true, true, false]);
  expect(performance.now() - start).toBeLessThan(1000);
});

describe("the formats of dates, times and bytes", () => {
  it("agree with ajv-formats", () => {
    const pairs = [
      [isDate, reference("date"), date],
      [isTime, reference("time"), time],
      [isDateTime, reference("date-time"), fc.tuple(date, separator, time).map((parts) => parts.join(""))],
      [isByte, reference("byte"), fc.base64String()],
    ] as const;
    for (const [ours, theirs, texts] of pairs) {
      fc.assert(
        fc.property(fc.oneof(texts, fc.string()), (text) => {
          expect(ours(text)).toBe(theirs(text));
        }),
      );
    }
  });

  it.each([
    ["2024-02-29", true],
    ["2023-02-28", true],
    ["2023-02-29", false],
    ["2024-02-30", false],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2024-01-31", true],
    ["2024-01-32", false],
    ["2024-04-30", true],
    ["2024-04-31", false],
    ["2024-06-31", false],
    ["2024-09-31", false],
    ["2024-11-31", false],
    ["2024-01-00", false],
    ["2024-00-01", false],
    ["2024-13-01", false],
    ["x2024-01-01", false],
    ["2024-01-01x", false],
  ])("know the length of each month: %s is a date, %s", (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });

  it.each([
    ["23:59:59Z", true],
    ["23:59:59.125Z", true],
    ["23:59:59Zx", false],
    ["x23:59:59Z", false],
    ["10:00:00+23:00", true],
    ["24:00:00Z", false],
    ["23:60:00Z", false],
    ["10:00:00+01:30", true],
    ["10:00:00+0130", true],
    ["10:00:00+01", true],
    ["10:00:00+24:00", false],
    ["10:00:00+01:60", false],
    ["10:00:00", false],
  ])("know the hours, minutes and seconds of a day: %s is a time, %s", (text, expected) => {
    expect(isTime(text)).toBe(expected);
  });

  it("require a date and a time and nothing else", () => {
    expect(["2024-01-01T10:00:00Z", "2024-01-01 10:00:00Z"].map(isDateTime)).toEqual([true, true]);
    expect(["2024-01-01\n10:00:00Z", "2024-01-01\u00a010:00:00Z"].map(isDateTime)).toEqual([false, false]);
    expect(["2024-01-01T10:00:00Z ", "2024-01-01T10:00:00ZT", "2024-01-01", "T10:00:00Z"].map(isDateTime)).toEqual(
      Array(4).fill(false),
    );
  });

  it("allow a leap second at the end of a UTC day", () => {
    expect(["23:59:60Z", "01:29:60+01:30", "15:59:60-08:00"].map(isTime)).toEqual([true, true, true]);
    expect(["23:58:60Z", "23:59:61Z", "12:00:60Z"].map(isTime)).toEqual([false, false, false]);
    expect(["10:60:00Z", "10:60:00+11:01"].map(isTime)).toEqual([false, false]);
  });
});

it("the formats of numbers check their range", () => {
  expect([2 ** 31 - 1, -(2 ** 31), 0, -0].map(isInt32)).toEqual([true, true, true, true]);
  expect([2 ** 31, 0.5, 1e300].map(isInt32)).toEqual([false, false, false]);
  expect([2 ** 53, 2 ** 63, -(2 ** 63), 2 ** 64, 0.5, 1e300].map(isInt64)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

it("the format of regular expressions rejects an invalid one", () => {
  // The second is one without the flag `u`, which JSON Schema's patterns have.
  expect(["^a+$", "\\-", "("].map(isRegex)).toEqual([true, false, false]);
});

describe("a header's text", () => {
  it.each([
    ["60", { type: ["integer"] }, 60],
    ["-1.5e3", { type: ["number"] }, -1500],
    ["", { type: ["integer"] }, ""],
    ["0x10", { type: ["integer"] }, "0x10"],
    ["Infinity", { type: ["number"] }, "Infinity"],
    ["1.25", { type: ["number"] }, 1.25],
    ["1e10", { type: ["number"] }, 1e10],
    ["1e-10", { type: ["number"] }, 1e-10],
    ["60", { type: ["null", "integer"] }, 60],
    ["60", { type: ["string"] }, "60"],
    ["1,2", { type: ["array"] }, ["1", "2"]],
    ["true", { type: ["boolean"] }, true],
    ["false", { type: ["boolean"] }, false],
    ["", { type: ["boolean"] }, ""],
    ["TRUE", { type: ["boolean"] }, "TRUE"],
    ["1, 2,x", { type: ["array"], items: ["integer"] }, [1, 2, "x"]],
    ["60", {}, "60"],
    ["a,1,b,x", { type: ["object"], members: { a: ["integer"], b: ["string"] } }, { a: 1, b: "x" }],
    ["a=1, b=x", { type: ["object"], members: { a: ["integer"] }, explode: true }, { a: 1, b: "x" }],
    ['{"a":[1]}', { isJson: true }, { a: [1] }],
    ["{a", { isJson: true }, "{a"],
  ] as const)("%j is read by %j as %j", (text, type, expected) => {
    expect(readHeader(text, type)).toEqual(expected);
  });
});
