import { type JsonType, type Keywords, typesOf } from "../schemas/json-schema.ts";
import { arrayKeywords } from "./array-keywords.ts";
import { block, type FunctionCode, type Subject } from "./code.ts";
import { objectKeywords } from "./object-keywords.ts";
import { numberKeywords, stringKeywords } from "./scalar-keywords.ts";
import type { SchemaEmitter } from "./schema-emitter.ts";

/** A schema's `type`, and its constraints on values of one type. */
export function typeKeywords(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const { code } = emitter;
  const constraints = [
    ["number", numberKeywords(emitter, schema, subject)],
    ["string", stringKeywords(emitter, schema, subject)],
    ["array", arrayKeywords(emitter, schema, subject)],
    ["object", objectKeywords(emitter, schema, subject)],
  ] as const;
  const constrained = constraints.filter(([, statements]) => statements.length > 0);
  const types = typesOf(schema);
  const [only] = types?.length === 1 ? types : [];
  const checks = constrained.flatMap(([type, statements]) => [
    ...block(`if (${testType(code, type, subject)})`, statements),
    ...(type === only ? block("else", [code.report(subject, "type", { type })]) : []),
  ]);
  // Where the only type has constraints, their `else` reports the others.
  if (types === undefined || constrained.some(([type]) => type === only)) return checks;
  return [reportOtherTypes(code, types, subject), ...checks];
}

function reportOtherTypes(code: FunctionCode, types: readonly JsonType[], subject: Subject): string {
  const tests = types.map((type) => testType(code, type, subject));
  const [test = "false", ...others] = tests;
  const isOther = others.length === 0 ? negate(test) : `!(${tests.join(" || ")})`;
  return code.reportIf(isOther, subject, "type", { type: others.length === 0 ? types[0] : types });
}

function testType(code: FunctionCode, type: JsonType, { value }: Subject): string {
  switch (type) {
    case "integer":
      return `Number.isInteger(${value})`;
    case "number":
      return code.call("isNumber", value);
    case "array":
      return code.call("isArray", value);
    case "object":
      return code.call("isObject", value);
    case "null":
      return `${value} === null`;
    default:
      return `typeof ${value} === "${type}"`;
  }
}

function negate(test: string): string {
  return / === /.test(test) ? test.replace(" === ", " !== ") : `!${test}`;
}
