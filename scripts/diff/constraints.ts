import { isDeepStrictEqual } from "node:util";
import type { Constraints } from "../../src/contract.ts";

const AT_LEAST = ["minLength", "minItems", "minimum", "exclusiveMinimum"] as const;
const AT_MOST = ["maxLength", "maxItems", "maximum", "exclusiveMaximum"] as const;

/**
 * The keywords by which a schema may refuse a value that another lets through. Of two patterns nobody can tell which is
 * narrower, so that a new one counts.
 */
export function narrowedKeywords(before: Constraints, after: Constraints): string[] {
  const narrowed: string[] = [];
  const { type, enum: values, pattern, multipleOf, items } = after;
  const takes = (name: string) => type?.some((one) => one === name || (one === "number" && name === "integer"));
  if (type && !(before.type ?? ANY).every(takes)) narrowed.push("type");
  const isListed = (value: unknown) => values?.some((other) => isDeepStrictEqual(other, value));
  if (values && !before.enum?.every(isListed)) narrowed.push("enum");
  if (pattern && String(pattern) !== String(before.pattern)) narrowed.push("pattern");
  if (multipleOf !== undefined && multipleOf !== before.multipleOf) narrowed.push("multipleOf");
  for (const keyword of AT_LEAST)
    if ((after[keyword] ?? -Infinity) > (before[keyword] ?? -Infinity)) narrowed.push(keyword);
  for (const keyword of AT_MOST)
    if ((after[keyword] ?? Infinity) < (before[keyword] ?? Infinity)) narrowed.push(keyword);
  if (items) narrowed.push(...narrowedKeywords(before.items ?? {}, items).map((keyword) => `items.${keyword}`));
  return narrowed;
}

const ANY: NonNullable<Constraints["type"]> = ["string", "number", "boolean", "object", "array", "null"];
