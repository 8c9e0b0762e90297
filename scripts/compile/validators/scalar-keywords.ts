import { type Keywords, numberAt } from "../schemas/json-schema.ts";
import { regExpLiteral } from "../../escape/typescript.ts";
import type { Subject } from "./code.ts";
import type { SchemaEmitter } from "./schema-emitter.ts";
import { type FormatCheck, numberFormat, stringFormat } from "./formats.ts";

/** When each bound is violated. */
const BOUNDS = [
  ["minimum", "<"],
  ["maximum", ">"],
  ["exclusiveMinimum", "<="],
  ["exclusiveMaximum", ">="],
] as const;

/** A schema's constraints on numbers. */
export function numberKeywords({ code }: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const { value } = subject;
  const bounds = BOUNDS.flatMap(([keyword, operator]) => {
    const limit = numberAt(schema, keyword);
    return limit === undefined ? [] : [code.reportIf(`${value} ${operator} ${limit}`, subject, keyword, { limit })];
  });
  const multipleOf = numberAt(schema, "multipleOf");
  const multiple =
    multipleOf === undefined
      ? []
      : [
          code.reportIf(`!${code.call("isMultipleOf", value, String(multipleOf))}`, subject, "multipleOf", {
            multipleOf,
          }),
        ];
  return [...bounds, ...multiple, ...formatCheck(code, numberFormat(String(schema["format"])), schema, subject)];
}

/** A schema's constraints on strings. */
export function stringKeywords({ code }: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const { value } = subject;
  const lengths = [
    ["maxLength", ">"],
    ["minLength", "<"],
  ].flatMap(([keyword = "", operator]) => {
    const limit = numberAt(schema, keyword);
    if (limit === undefined || (keyword === "minLength" && limit <= 0)) return [];
    const length = code.call("countCodePoints", value);
    return [code.reportIf(`${length} ${operator} ${limit}`, subject, keyword, { limit })];
  });
  const { pattern } = schema;
  const compiled = typeof pattern === "string" ? code.pattern(pattern) : undefined;
  const matches =
    compiled === undefined ? [] : [code.reportIf(`!${compiled}.test(${value})`, subject, "pattern", { pattern })];
  return [...lengths, ...matches, ...formatCheck(code, stringFormat(String(schema["format"])), schema, subject)];
}

function formatCheck(
  code: SchemaEmitter["code"],
  check: FormatCheck | undefined,
  { format }: Keywords,
  subject: Subject,
): string[] {
  if (check === undefined) return [];
  const { value } = subject;
  const test =
    "function" in check ? code.call(check.function, value) : `${regExpLiteral(check.pattern)}.test(${value})`;
  return [code.reportIf(`!${test}`, subject, "format", { format })];
}
