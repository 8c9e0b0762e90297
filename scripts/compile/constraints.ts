import type { SchemaType } from "revokit/runtime";
import { dereference, isReference, type OpenApiDocument, type Schema } from "./document.ts";
import type { Constraints } from "./constraint-keywords.ts";
import { compilePattern } from "./patterns.ts";
import { intersectConstraints } from "./intersect-constraints.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A schema, a reference to one, or `true` or `false`. */
type SchemaLike = Schema | boolean | undefined;

/** No style writes deeper arrays, and each level may double the number of schemas. */
const MAX_LEVELS = 4;

/** The keywords of a parameter's schema that the client checks before sending. */
export function compileConstraints(
  document: OpenApiDocument,
  schema: SchemaLike,
  ancestors: readonly Schema[] = [],
): Constraints {
  return conjunctsOf(document, schema)
    .filter((conjunct) => !ancestors.includes(conjunct))
    .map((conjunct) => compileOne(document, conjunct, [...ancestors, conjunct]))
    .reduce(intersectConstraints, {});
}

/** All schemas that a value must satisfy: the schema itself, its reference, and the members of its `allOf`. */
export function conjunctsOf(document: OpenApiDocument, schema: SchemaLike, seen = new Set<Schema>()): Schema[] {
  if (typeof schema !== "object" || seen.has(schema)) return [];
  seen.add(schema);
  const referred = isReference(schema) ? [dereference<Schema>(document, { $ref: schema.$ref })] : [];
  return [schema, ...[...referred, ...(schema.allOf ?? [])].flatMap((part) => conjunctsOf(document, part, seen))];
}

function compileOne(document: OpenApiDocument, schema: Schema, ancestors: readonly Schema[]): Constraints {
  const constraints: Mutable<Constraints> = {};

  const types = typesOf(schema);
  if (types.length > 0) constraints.type = types;
  if (schema.enum) constraints.enum = schema.enum;
  else if ("const" in schema) constraints.enum = [schema.const];
  const pattern = schema.pattern === undefined ? undefined : compilePattern(schema.pattern);
  if (pattern) constraints.pattern = pattern;

  for (const keyword of ["minLength", "maxLength", "multipleOf", "minItems", "maxItems"] as const) {
    const value = schema[keyword];
    if (value !== undefined) constraints[keyword] = value;
  }
  addBound(constraints, "minimum", "exclusiveMinimum", schema);
  addBound(constraints, "maximum", "exclusiveMaximum", schema);

  if (typeof schema.items === "object" && ancestors.length < MAX_LEVELS)
    constraints.items = compileConstraints(document, schema.items, ancestors);
  return constraints;
}

function typesOf(schema: Schema): SchemaType[] {
  const types = [schema.type ?? []].flat() as SchemaType[];
  // OpenAPI 3.0 says `nullable` where 3.1 has the type "null".
  return "nullable" in schema && schema.nullable && types.length > 0 ? [...types, "null"] : types;
}

/** OpenAPI 3.0 has `exclusiveMinimum: true` beside `minimum`, where 3.1 has a number. */
function addBound(
  constraints: Mutable<Constraints>,
  inclusive: "minimum" | "maximum",
  exclusive: "exclusiveMinimum" | "exclusiveMaximum",
  schema: Schema,
): void {
  const bound = schema[inclusive];
  const limit = schema[exclusive];
  if (typeof limit === "number") constraints[exclusive] = limit;
  if (bound !== undefined) constraints[limit === true ? exclusive : inclusive] = bound;
}
