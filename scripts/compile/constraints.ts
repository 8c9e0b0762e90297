import { conjunctsOf, type SchemaLike } from "./conjuncts.ts";
import type { Constraints } from "./constraint-keywords.ts";
import type { OpenApiDocument, Schema } from "./document.ts";
import { compilePattern } from "./patterns.ts";
import { intersectConstraints } from "./intersect-constraints.ts";
import { JSON_TYPES } from "./schemas/json-schema.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** No style writes deeper arrays, and each level may double the number of schemas. */
const MAX_LEVELS = 4;

const NUMBERS = [
  ...(["minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const),
  ...(["multipleOf", "minItems", "maxItems"] as const),
];

/** The keywords of a parameter's schema that the client checks before sending, for a document after `normalizeSchemas`. */
export function compileConstraints(
  document: OpenApiDocument,
  schema: SchemaLike,
  ancestors: readonly Schema[] = [],
): Constraints {
  const [first = {}, ...others] = conjunctsOf(document, schema)
    .filter((conjunct) => !ancestors.includes(conjunct))
    .map((conjunct) => compileOne(document, conjunct, [...ancestors, conjunct]));
  return others.reduce(intersectConstraints, first);
}

function compileOne(document: OpenApiDocument, schema: Schema, ancestors: readonly Schema[]): Constraints {
  const constraints: Mutable<Constraints> = {};

  const named: readonly unknown[] = [schema.type].flat();
  const types = JSON_TYPES.filter((type) => named.includes(type));
  if (types.length > 0) constraints.type = types;
  if (schema.enum) constraints.enum = schema.enum;
  else if ("const" in schema) constraints.enum = [schema.const];
  const pattern = schema.pattern === undefined ? undefined : compilePattern(schema.pattern);
  if (pattern) constraints.pattern = pattern;

  for (const keyword of NUMBERS) {
    const value = schema[keyword];
    if (typeof value === "number") constraints[keyword] = value;
  }

  if (typeof schema.items === "object" && ancestors.length < MAX_LEVELS)
    constraints.items = compileConstraints(document, schema.items, ancestors);
  return constraints;
}
