import { ownMember } from "revokit/toolkit";

/** What a violated keyword requires, in words without the value. */
export function describeRule(keyword: string, params: Parameters): string {
  return ownMember(RULES, keyword)?.(params) ?? `must satisfy the keyword ${keyword}`;
}

/** The limit, the names or the values that a keyword sets. */
type Parameters = Readonly<Record<string, unknown>>;

const RULES: Readonly<Record<string, (params: Parameters) => string>> = {
  type: (params) => `must be ${list([params["type"]].flat().map(describeType), "or")}`,
  const: (params) => `must be ${JSON.stringify(params["allowedValue"])}`,
  enum: (params) => `must be ${oneOf(Object.values(params["allowedValues"] ?? []).map(toJson))}`,
  required: (params) => `must have the property ${toJson(params["missingProperty"])}`,
  dependentRequired: (params) =>
    `must have the property ${toJson(params["missingProperty"])} beside ${toJson(params["property"])}`,
  pattern: (params) => `must match the pattern ${String(params["pattern"])}`,
  format: (params) => `must have the format ${String(params["format"])}`,
  minLength: ({ limit }) => `must have at least ${count(limit, "character")}`,
  maxLength: ({ limit }) => `must have at most ${count(limit, "character")}`,
  minItems: ({ limit }) => `must have at least ${count(limit, "item")}`,
  maxItems: ({ limit }) => `must have at most ${count(limit, "item")}`,
  minProperties: ({ limit }) => `must have at least ${count(limit, "property")}`,
  maxProperties: ({ limit }) => `must have at most ${count(limit, "property")}`,
  minimum: ({ limit }) => `must be at least ${Number(limit)}`,
  maximum: ({ limit }) => `must be at most ${Number(limit)}`,
  exclusiveMinimum: ({ limit }) => `must be greater than ${Number(limit)}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${Number(limit)}`,
  multipleOf: (params) => `must be a multiple of ${String(params["multipleOf"])}`,
  uniqueItems: () => "must not have the same item twice",
  contains,
  additionalProperties: () => "must have no property that the schema does not name",
  unevaluatedProperties: () => "must have no property that the schema does not name",
  items: () => "must have no item that the schema does not describe",
  unevaluatedItems: () => "must have no item that the schema does not describe",
  propertyNames: () => "must have only property names that the schema allows",
  anyOf: () => "must match at least one of the alternatives",
  oneOf: () => "must match exactly one of the alternatives",
  not: () => "must not match the schema that is excluded",
  if: () => "must match the schema that applies under its condition (then or else)",
  "false schema": () => "must not be there",
};

function contains({ minContains = 1, maxContains }: Parameters): string {
  const most = maxContains === undefined ? "" : ` and at most ${Number(maxContains)}`;
  return `must have at least ${count(minContains, "item")}${most} that contains describes`;
}

function describeType(type: unknown): string {
  if (type === "null") return "null";
  return `${/^[aeiou]/.test(String(type)) ? "an" : "a"} ${String(type)}`;
}

function count(limit: unknown, noun: string): string {
  const number = Number(limit);
  if (number === 1) return `1 ${noun}`;
  return `${number} ${noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** Lists only a few of many values. */
const SHOWN = 12;

function oneOf(values: readonly string[]): string {
  if (values.length === 0) return "nothing: the schema allows no value";
  const hidden = values.length - SHOWN;
  return hidden <= 1 ? list(values, "or") : `${values.slice(0, SHOWN).join(", ")} or one of ${hidden} other values`;
}

function list(items: readonly string[], word: string): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

function toJson(value: unknown): string {
  return JSON.stringify(value);
}
