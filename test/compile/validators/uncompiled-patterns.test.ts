import { expect, test } from "vitest";
import { compileInMemory } from "../../../scripts/compile/in-memory.ts";
import { bodyValidator, documentOf, operationIn, summaryOf } from "../../support/third-document.ts";

const pattern = "^[a-z]+\\Z";
const OTHERS = ["additionalProperties", "unevaluatedProperties"];

test.each(OTHERS)("a member that a pattern of another language may match is no violation of %s", (keyword) => {
  const schema = { type: "object", patternProperties: { [pattern]: { type: "string" }, "^1": {} }, [keyword]: false };
  const { validators } = compileInMemory("any", documentOf({ Any: schema }));
  const validate = bodyValidator(operationIn(validators, "Any"));

  expect(summaryOf(validate({ abc: "x", "1": 1 }))).toEqual([]);
  expect(summaryOf(validate("abc"))).toEqual([" type"]);
});

test.each(OTHERS)("a member that no pattern matches is a violation of %s", (keyword) => {
  const schema = { type: "object", patternProperties: { "^[a-z]+$": { type: "string" } }, [keyword]: false };
  const { validators } = compileInMemory("any", documentOf({ Any: schema }));

  expect(summaryOf(bodyValidator(operationIn(validators, "Any"))({ abc: "x", "1": 1 }))).toEqual([` ${keyword}`]);
});
