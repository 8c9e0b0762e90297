import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEqual, isUnique } from "../../src/validation/equality.ts";
import { brokenRule } from "../../src/checks/check.ts";
import { number } from "../../src/checks/number.ts";
import { countCodePoints, hasOwn, isMultipleOf, isObject } from "../../src/validation/values.ts";

/** JSON values, few enough that two are often equal. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<unknown>(null, true, false, 0, 1, "", "a", "0"),
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "length", "0"), tie("json"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

describe("two JSON values", () => {
  test("are equal exactly if Node's isDeepStrictEqual says so", () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(isEqual(a, b)).toBe(isDeepStrictEqual(a, b));
        expect(isEqual(a, structuredClone(a))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("are equal whatever the order of their members", () => {
    expect(isEqual({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(isEqual({ a: undefined }, { b: undefined })).toBe(false);
    expect(isEqual([], {})).toBe(false);
    expect(isEqual({}, [])).toBe(false);
  });
});

test("the items of an array are unique if no two are equal", () => {
  fc.assert(
    fc.property(fc.array(json, { maxLength: 5 }), (items) => {
      const isRepeated = items.some((item, index) =>
        items.slice(0, index).some((other) => isDeepStrictEqual(item, other)),
      );
      expect(isUnique(items)).toBe(!isRepeated);
    }),
    { numRuns: 2_000 },
  );
});

/** Steps as integers beside the power of ten that they are divided by, which is exact where binary fractions are not. */
const decimals = fc.tuple(fc.constantFrom(1, 2, 5, 25, 3, 7), fc.integer({ min: 0, max: 6 }));

test("a number is a multiple of a decimal exactly if their integers are, up to the 15 digits of a double", () => {
  fc.assert(
    fc.property(decimals, fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), ([step, digits], whole) => {
      const value = Number(`${whole}e-${digits}`);
      const divisor = Number(`${step}e-${digits}`);
      const expected = BigInt(whole) % BigInt(step) === 0n;
      expect(isMultipleOf(value, divisor)).toBe(expected);
      expect(brokenRule(number({ multipleOf: divisor }), value) === undefined).toBe(expected);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  [6, 3, true],
  [7, 3, false],
  [0, 3, true],
  [-6, 3, true],
  [0.3, 0.1, true],
  [0.35, 0.1, false],
  [1.5, 0.5, true],
  [1e300, 1e-300, true],
  [894_784.94, 0.01, true],
  [0.1 * 3, 0.1, true],
  [1.000000001, 1, false],
])("%d is a multiple of %d: %s", (value, divisor, expected) => {
  expect(isMultipleOf(value, divisor)).toBe(expected);
});

test("an object is neither null nor an array, and has only its own members", () => {
  expect([{}, null, [], "a", 1].map(isObject)).toEqual([true, false, false, false, false]);
  expect([hasOwn({ a: 1 }, "a"), hasOwn({ a: 1 }, "toString")]).toEqual([true, false]);
});

test("the length of a string is counted in code points", () => {
  expect(["", "ab", "💥", "e\u0301"].map(countCodePoints)).toEqual([0, 2, 1, 2]);
});
