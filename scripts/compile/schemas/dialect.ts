import { BYTES_KEYWORD } from "./bodies.ts";
import { isKeywords, JSON_TYPES, type JsonSchema, type Keywords } from "./json-schema.ts";

/** Keywords that only identify or describe a schema, unused once references are resolved. */
const DROPPED = [
  "$schema",
  "$id",
  "$anchor",
  "$dynamicAnchor",
  "$vocabulary",
  "$defs",
  "definitions",
  "nullable",
  BYTES_KEYWORD,
];

/** The numbers among JSON Schema's keywords. */
const NUMBERS = [
  ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
];

/**
 * Translates one schema object, apart from nested ones, to JSON Schema 2020-12: OpenAPI 3.0's `nullable`, boolean
 * bounds and ignored siblings of `$ref`, and lists of `items` (`prefixItems`). Malformed keywords are left out.
 */
export function translateDialect(schema: Keywords, isOpenApi30: boolean): { schema: Keywords; isNullable: boolean } {
  const translated: Record<string, unknown> =
    isOpenApi30 && typeof schema["$ref"] === "string" ? { $ref: schema["$ref"] } : { ...schema };
  translateBound(translated, "minimum", "exclusiveMinimum");
  translateBound(translated, "maximum", "exclusiveMaximum");
  if (Array.isArray(translated["items"])) {
    translated["prefixItems"] = translated["items"];
    delete translated["items"];
    if ("additionalItems" in translated) translated["items"] = translated["additionalItems"];
  }
  for (const keyword of DROPPED) delete translated[keyword];
  dropMalformed(translated);
  // A schema whose only value is null means null, whatever type a generator gave it, since 3.0 has no type for null.
  if (isOpenApi30 && isNullAlone(translated["enum"])) translated["type"] = "null";
  return { schema: translated, isNullable: schema["nullable"] === true };
}

/**
 * OpenAPI's `nullable`, read leniently: it also applies to an `enum` without `null`, and to a sibling `$ref` or
 * `allOf`. By the standard it does not, but that is what authors mean.
 */
export function allowNull(schema: JsonSchema): JsonSchema {
  if (!isKeywords(schema)) return schema || { type: "null" };
  const { type, enum: values } = schema;
  const isPlain = ["$ref", "const", "not", "if", "allOf", "anyOf", "oneOf"].every((keyword) => !(keyword in schema));
  if (isPlain && type === undefined && !Array.isArray(values)) return schema;
  if (!isPlain || (type !== undefined && typeof type !== "string")) {
    const { title, description, deprecated, ...rest } = schema;
    return { ...present({ title, description, deprecated }), anyOf: [rest, { type: "null" }] };
  }
  return {
    ...schema,
    ...(typeof type === "string" && { type: [type, "null"] }),
    ...(Array.isArray(values) && { enum: [...new Set<unknown>([...values, null])] }),
  };
}

function isNullAlone(values: unknown): boolean {
  return Array.isArray(values) && values.length > 0 && values.every((value) => value === null);
}

function present(keywords: Keywords): Keywords {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

/** OpenAPI 3.0 has `exclusiveMinimum: true` beside `minimum`, where 3.1 has a number. */
function translateBound(schema: Record<string, unknown>, inclusive: string, exclusive: string): void {
  if (typeof schema[exclusive] !== "boolean") return;
  const isExclusive = schema[exclusive] && inclusive in schema;
  delete schema[exclusive];
  if (!isExclusive) return;
  schema[exclusive] = schema[inclusive];
  delete schema[inclusive];
}

function dropMalformed(schema: Record<string, unknown>): void {
  const types = [schema["type"]].flat();
  if ("type" in schema && !types.some((type) => JSON_TYPES.some((name) => name === type))) delete schema["type"];
  if ("enum" in schema && !Array.isArray(schema["enum"])) delete schema["enum"];
  if ("required" in schema && !Array.isArray(schema["required"])) delete schema["required"];
  if ("pattern" in schema && typeof schema["pattern"] !== "string") delete schema["pattern"];
  if ("format" in schema && typeof schema["format"] !== "string") delete schema["format"];
  for (const keyword of ["title", "description"]) {
    if (keyword in schema && typeof schema[keyword] !== "string") delete schema[keyword];
  }
  for (const keyword of NUMBERS) {
    if (keyword in schema && !Number.isFinite(schema[keyword])) delete schema[keyword];
  }
}
