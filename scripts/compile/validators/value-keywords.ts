import { type Keywords, valuesOf } from "../schemas/json-schema.ts";
import type { Subject } from "./code.ts";
import type { SchemaEmitter } from "./schema-emitter.ts";

/** A schema's `enum` or `const`. */
export function valueKeywords({ code }: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const values = valuesOf(schema);
  if (values === undefined) return [];
  if (!("const" in schema)) {
    const test = `!${code.call("isOneOf", subject.value, code.literal(values))}`;
    return [code.reportIf(test, subject, "enum", { allowedValues: values })];
  }
  const [value] = values;
  const literal = code.literal(value);
  const isScalar = typeof value !== "object" || value === null;
  const test = isScalar ? `${subject.value} !== ${literal}` : `!${code.call("isEqual", subject.value, literal)}`;
  return [code.reportIf(test, subject, "const", { allowedValue: value })];
}
