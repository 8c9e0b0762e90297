import { describe, expect, test } from "vitest";
import { printCheck } from "../../scripts/compile/operations/check.ts";
import { Imports } from "../../scripts/compile/operations/imports.ts";
import { brokenRule, type Check } from "../../src/checks/check.ts";
import type { SchemaFacts } from "../../src/facts.ts";
import * as runtime from "../../src/runtime.ts";
import { run } from "../support/contract.ts";

type Case = readonly [schema: SchemaFacts, value: unknown, rule: string | undefined];

/** The check for a schema in generated code. */
function checkOf(schema: SchemaFacts): Check | undefined {
  const expression = printCheck(schema, new Imports());
  if (expression === undefined) return undefined;
  const names = Object.keys(runtime);
  // The expression is a call of one of the functions that create checks.
  return run(`(${names.join(", ")}) => ${expression.source}`, ...Object.values(runtime)) as Check;
}

const cases: Readonly<Record<string, readonly Case[]>> = {
  "of any type passes a schema that says nothing": [
    [{}, "a", undefined],
    [{}, 1, undefined],
    [{}, null, undefined],
    [{}, [1, "a"], undefined],
    [{}, { a: 1 }, undefined],
  ],
  "is of one of its schema's types": [
    [{ type: ["string"] }, "", undefined],
    [{ type: ["string"] }, 1, "must be a string"],
    [{ type: ["boolean"] }, false, undefined],
    [{ type: ["boolean"] }, "false", "must be a boolean"],
    [{ type: ["number"] }, 0.5, undefined],
    [{ type: ["number"] }, "1", "must be a number"],
    [{ type: ["number"] }, Infinity, "must be a number"],
    [{ type: ["integer"] }, 1, undefined],
    [{ type: ["integer"] }, 1.5, "must be an integer"],
    [{ type: ["array"] }, [], undefined],
    [{ type: ["array"] }, { length: 0 }, "must be an array"],
    [{ type: ["object"] }, {}, undefined],
    [{ type: ["object"] }, [], "must be an object"],
    [{ type: ["object"] }, null, "must be an object"],
    [{ type: ["object"] }, "{}", "must be an object"],
    [{ type: ["null"] }, null, undefined],
    [{ type: ["null"] }, 0, "must be null"],
    [{ type: ["string", "null"] }, null, undefined],
    [{ type: ["string", "null", "integer"] }, 1.5, "must be a string or null or an integer"],
  ],
  "is one of an enum": [
    [{ enum: ["a", 1] }, 1, undefined],
    [{ enum: ["a", 1] }, "1", "must be a or 1"],
  ],
  "that is a string has its length in code points": [
    [{ minLength: 1 }, "", "must not be empty"],
    [{ minLength: 1 }, "a", undefined],
    [{ minLength: 3 }, "ab", "must have at least 3 characters"],
    [{ minLength: 3 }, "abc", undefined],
    [{ minLength: 3 }, "💥💥", "must have at least 3 characters"],
    [{ minLength: 3 }, "💥💥💥", undefined],
    [{ maxLength: 2 }, "ab", undefined],
    [{ maxLength: 2 }, "abc", "must have at most 2 characters"],
    [{ maxLength: 2 }, "💥💥", undefined],
    [{ maxLength: 2 }, "💥💥💥", "must have at most 2 characters"],
  ],
  "that is a string matches the pattern": [
    [{ pattern: "^a+$" }, "aa", undefined],
    [{ pattern: "^a+$" }, "b", "must match ^a+$"],
  ],
  "that is a number is within its bounds": [
    [{ minimum: 0 }, 0, undefined],
    [{ minimum: 0 }, -1, "must be at least 0"],
    [{ maximum: 0 }, 0, undefined],
    [{ maximum: 0 }, 1, "must be at most 0"],
    [{ exclusiveMinimum: 0 }, 1, undefined],
    [{ exclusiveMinimum: 0 }, 0, "must be more than 0"],
    [{ exclusiveMaximum: 0 }, -1, undefined],
    [{ exclusiveMaximum: 0 }, 0, "must be less than 0"],
    [{ multipleOf: 3 }, 6, undefined],
    [{ multipleOf: 3 }, 7, "must be a multiple of 3"],
  ],
  "that is an array has as many items as it may, each of them right": [
    [{ minItems: 1 }, [], "must have at least 1 item"],
    [{ minItems: 1 }, [1], undefined],
    [{ maxItems: 1 }, [1], undefined],
    [{ maxItems: 1 }, [1, 2], "must have at most 1 item"],
    [{ items: { type: ["integer"] } }, [], undefined],
    [{ items: { type: ["integer"] } }, [1, 2], undefined],
    [{ items: { type: ["integer"] } }, [1, "x"], "has an item that must be an integer"],
  ],
  "is not checked against the bounds of another type": [
    [{ minLength: 5, pattern: "x", minItems: 2 }, 1, undefined],
    [{ minimum: 5, maxItems: 0 }, "a", undefined],
    [{ minimum: 5, minLength: 2 }, [], undefined],
  ],
};

describe.each(Object.entries(cases))("a value %s", (_, list) => {
  const judged = list.map(([schema, value, rule]) => [schema, value, rule ?? "is right", rule] as const);
  test.each(judged)("by %j, %j %s", (schema, value, __, rule) => {
    const check = checkOf(schema);
    expect(check && brokenRule(check, value)).toBe(rule);
  });
});
