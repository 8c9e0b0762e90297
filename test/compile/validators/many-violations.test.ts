import { expect, test } from "vitest";
import { bodyValidator, documentOf, operationIn, validatorsOf } from "../../support/third-document.ts";

const list = (type: string, minItems = 0) => ({ type: "array", items: { type }, minItems });
const wrong = Array.from({ length: 1_500 }, () => true);

test("a value with more violations than are listed satisfies no alternative by that", async () => {
  const anyOf = [list("integer"), list("string")];
  const validators = await validatorsOf(
    documentOf({
      Any: { anyOf },
      One: { oneOf: anyOf },
      Not: { type: "object", properties: { list: list("integer"), other: { not: { type: "string" } } } },
      All: { allOf: [{ anyOf }, { anyOf: [list("integer", 1), list("null", 1)] }] },
    }),
  );
  const violations = (name: string, value: unknown) => bodyValidator(operationIn(validators, name))(value);

  expect(violations("Any", wrong)).toHaveLength(1_000);
  expect(violations("One", wrong)).toHaveLength(1_000);
  expect(violations("All", wrong)).toHaveLength(1_000);
  expect(violations("Not", { list: wrong, other: 1 })).toHaveLength(1_000);
  expect(violations("Not", { list: wrong, other: "text" })).toHaveLength(1_000);
  expect(violations("Any", wrong.map(String))).toEqual([]);
});
