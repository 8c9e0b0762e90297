import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemas } from "../../fixtures/schemas.ts";
import { bodyValidator, documentOf, operationIn, summaryOf, validatorsOf } from "../../support/third-document.ts";

const ajv = new Ajv2020({ allErrors: true, strict: false, ownProperties: true, logger: false });
formats.default(ajv);
// Ajv's own knows no number beyond 1e21, and its precision is absolute. The remainder of a double is exact.
ajv.removeKeyword("multipleOf");
ajv.addKeyword({ keyword: "multipleOf", type: "number", validate: (of: number, number: number) => number % of === 0 });
ajv.addSchema({ $id: "third", components: { schemas } });

const validators = await validatorsOf(documentOf(schemas));

/** JSON values that are made of the words that the schemas know. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<unknown>(
      "cat",
      "dog",
      "x",
      "ab",
      "",
      "𝒳𝒴",
      "a/12",
      "a\n",
      "value 7",
      0,
      1,
      2,
      3,
      -4,
      0.5,
      0.3,
      true,
      null,
    ),
    // Ajv itself throws on an object whose property is called so.
    fc
      .jsonValue({ maxDepth: 1 })
      .filter((json) => !/"(toString|valueOf)":/.test(JSON.stringify(json)) && !isLongFraction(json)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("a", "b", "kind", "items", "a-b", "k", "length", "~/"), tie("value"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

/** Whether a number may have too few digits after its point to tell whether it is a multiple of 0.5. */
function isLongFraction(json: unknown): boolean {
  return typeof json === "number" && !Number.isInteger(json) && Math.abs(json) > 2 ** 30;
}

describe("a compiled validator", () => {
  it.each(Object.keys(schemas))("agrees with Ajv on every value for the schema %s", (name) => {
    const validate = bodyValidator(operationIn(validators, name));
    const reference = ajv.compile({ $ref: `third#/components/schemas/${name}` });
    fc.assert(
      fc.property(value, (candidate) => {
        reference(candidate);
        const expected = (reference.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
        expect(summaryOf(validate(candidate))).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });

  it("never reveals the value in its rule, and every violation has a rule", () => {
    let count = 0;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(schemas)), value, (name, candidate) => {
        const canary = { canary: "c4n4ry", a: "c4n4ry", kind: "c4n4ry", items: ["c4n4ry"], candidate };
        for (const violation of bodyValidator(operationIn(validators, name))(canary)) {
          expect(violation.rule).toMatch(/^must \w/);
          expect(violation.rule).not.toMatch(/c4n4ry|undefined|NaN/);
          count += 1;
        }
      }),
    );
    expect(count).toBeGreaterThan(0);
  });
});

it("checks own properties only, not inherited ones", () => {
  const validate = bodyValidator(operationIn(validators, "inherited"));
  expect(summaryOf(validate({}))).toEqual([" required"]);
  expect(summaryOf(validate({ constructor: "x", toString: 1 }))).toEqual(["/toString type"]);
});

it("finds equal items, whatever their type and the order of their members", () => {
  const validate = bodyValidator(operationIn(validators, "sizes"));
  const pairs = [
    [true, true],
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [{ toString: 1 }, { toString: 1 }],
    [[null], [null]],
  ];
  for (const items of pairs) expect(summaryOf(validate(items)), JSON.stringify(items)).toEqual([" uniqueItems"]);
  const others = [
    ["1", 1],
    [{ a: 1 }, { a: 1, b: 1 }],
    [[], {}],
    [{ a: 1 }, { b: 1 }],
    [null, {}],
  ];
  for (const items of others) expect(validate(items), JSON.stringify(items)).toEqual([]);
});
