import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundaryValues } from "../../scripts/conformance/values/boundary-values.ts";
import { duplicateMember } from "../../scripts/conformance/values/duplicate-member.ts";
import { encodedIds, idVariants } from "../../scripts/conformance/values/id-variants.ts";
import { longestKeys, oddKey, similarKeys } from "../../scripts/conformance/values/keys.ts";
import { satisfies } from "../../scripts/conformance/values/satisfies.ts";
import { shapeOf } from "../../scripts/conformance/values/shape.ts";
import { similarTo } from "../../scripts/conformance/values/similar-credentials.ts";

const id = fc.stringMatching(/^[a-z]{2,4}_[A-Za-z0-9]{4,20}$/);

describe("an id", () => {
  test("is another one in each of its variants, decoded once", () => {
    fc.assert(
      fc.property(id, (text) => {
        const variants = idVariants(text);
        expect(variants.length).toBeGreaterThan(10);
        for (const { rawValue } of variants) expect(decodeURIComponent(rawValue)).not.toBe(text);
      }),
    );
  });

  test("is the same one with an unreserved character encoded", () => {
    fc.assert(
      fc.property(id, (text) => {
        const forms = encodedIds(text);
        expect(forms.length).toBeGreaterThan(0);
        for (const encoded of forms) {
          expect(encoded).not.toBe(encodeURIComponent(text));
          expect(decodeURIComponent(encoded)).toBe(text);
        }
      }),
    );
  });
});

test("keys and credentials that are similar to one never equal it", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z]{4,8}-[a-z0-9]{8,20}$/), (text) => {
      for (const similar of [similarTo(text), similarKeys(text)]) {
        expect(similar.length).toBeGreaterThan(3);
        for (const { value } of similar) expect(value).not.toBe(text);
      }
    }),
  );
});

test("a short credential has no similar ones", () => {
  expect(similarTo("secret")).toEqual([]);
});

test("the longest keys are as long as allowed, and differ in the last character", () => {
  const [first = "", second = ""] = longestKeys({ maxLength: 255 }) ?? [];
  expect([first.length, second.length]).toEqual([255, 255]);
  expect(first.slice(0, -1)).toBe(second.slice(0, -1));
  expect(first).not.toBe(second);
  expect(longestKeys({})).toBeUndefined();
});

test("the odd key keeps the schema's rules", () => {
  expect(oddKey({ pattern: "^[\\x21-\\x7E]+$", maxLength: 255 })).toMatch(/[!#$%&*]/);
  expect(oddKey({ pattern: "^[a-z]+$" })).toBeUndefined();
});

test.each([
  [{ type: ["integer"], minimum: 1, maximum: 9 } as const, 5, [1, 9]],
  [{ enum: ["a", "b"] } as const, "a", ["a", "b"]],
  [{ type: ["boolean"] } as const, true, [true, false]],
  [{ type: ["string"], minLength: 2, maxLength: 4 } as const, "aaa", ["aa", "aaaa"]],
  [{ type: ["string"], maxLength: 5, pattern: "^ab$" } as const, "ab", []],
  [{ type: ["string"], maxLength: 254, format: "email" } as const, "a@example.com", []],
  [{ type: ["string", "null"], minLength: 0 } as const, "ab", ["", null]],
  [{ type: ["integer"], exclusiveMinimum: 0, exclusiveMaximum: 9 } as const, 5, [1, 8]],
  [{ type: ["number"], exclusiveMinimum: 0 } as const, 5, []],
  [{ type: ["array"], minItems: 0, maxItems: 3 } as const, ["a", "b"], [[], ["a", "b", "a"]]],
])("%j has these valid values at its bounds", (schema, example, expected) => {
  const validate = (value: unknown) =>
    satisfies(schema, value) ? [] : [{ pointer: "", keyword: "any", rule: "is not valid" }];

  expect(boundaryValues(schema, example, validate).map(({ value }) => value)).toEqual(expected);
});

test.each([
  ['{"a":1,"b":{"a":2}}', undefined],
  ['{"a":1,"a":2}', "a"],
  ['[{"a":1},{"a":2}]', undefined],
  ['{"a":"\\"a\\":1","b":"{"}', undefined],
  ['{"b":{"x":1,"y":{},"x":2}}', "x"],
  ['{"\\u0061":1,"a":2}', "a"],
  [`{"a":1,"a":"${'\\"'.repeat(500_000)}`, undefined],
])("%.40s has the member %j twice", (text, name) => {
  expect(duplicateMember(text)).toBe(name);
});

test("two answers of one kind have the same shape, whatever their ids and times", () => {
  const answer = (request: string, when: string) => ({ error: { code: "not_found", message: `No ${request}.`, when } });

  expect(shapeOf(answer("csl_1", "2026-01-11T12:00:00Z"))).toEqual(shapeOf(answer("csl_22", "2026-01-12T00:00:00Z")));
  expect(shapeOf({ code: "a" })).not.toEqual(shapeOf({ code: "b" }));
});
