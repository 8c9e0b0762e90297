import type { SchemaFacts } from "revokit";
import type { SchemaType } from "revokit/runtime";
import { compilePattern } from "../patterns.ts";
import { type Expression, omitUndefined } from "../source.ts";
import type { Imports } from "./imports.ts";

/** The check of a schema, as a call of a function of `src/checks`; undefined if it has no constraints. */
export function printCheck(schema: SchemaFacts, imports: Imports): Expression | undefined {
  const { type, enum: values } = schema;
  if (values?.every((value) => Object(value) !== value)) return imports.call("oneOf", ...values);
  if (type === undefined) return printUntyped(schema, imports);
  return combine(
    type.map((each) => printTyped(each, schema, imports)),
    imports,
  );
}

/** A keyword accepts values of all types that it does not apply to. */
function printUntyped(schema: SchemaFacts, imports: Imports): Expression | undefined {
  const limited = (["string", "number", "array"] as const).filter(
    (type) => Object.keys(limitsOf(type, schema, imports)).length > 0,
  );
  if (limited.length === 0) return undefined;
  return combine([...limited.map((type) => printTyped(type, schema, imports)), imports.use("anything")], imports);
}

function combine(checks: readonly Expression[], imports: Imports): Expression | undefined {
  return checks.length > 1 ? imports.call("either", ...checks) : checks[0];
}

function printTyped(type: SchemaType, schema: SchemaFacts, imports: Imports): Expression {
  switch (type) {
    case "string":
    case "number":
    case "integer":
    case "array":
      return imports.call(type, limitsOf(type, schema, imports));
    case "boolean":
    case "object":
      return imports.use(type);
    case "null":
      return imports.use("nothing");
  }
}

/** The keywords of a type. */
function limitsOf(type: "string" | "number" | "integer" | "array", schema: SchemaFacts, imports: Imports): object {
  if (type === "string") {
    const { minLength, maxLength, pattern } = schema;
    return omitUndefined({
      minLength,
      maxLength,
      pattern: pattern === undefined ? undefined : compilePattern(pattern),
    });
  }
  if (type === "array") {
    const { minItems, maxItems, items } = schema;
    return omitUndefined({ minItems, maxItems, items: items && printCheck(items, imports) });
  }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return omitUndefined({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf });
}
