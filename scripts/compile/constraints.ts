import type { Constraints, SchemaType } from "../../src/contract.ts";
import { dereference, type OpenApiDocument, type Schema } from "./document.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The keywords of a parameter's schema that the client checks before it sends anything. */
export function compileConstraints(document: OpenApiDocument, reference: Schema | undefined): Constraints {
  if (reference === undefined) return {};
  const schema = dereference<Schema>(document, reference);
  const constraints: Mutable<Constraints> = {};

  const types = typesOf(schema);
  if (types.length > 0) constraints.type = types;
  if (schema.enum) constraints.enum = schema.enum;
  else if ("const" in schema) constraints.enum = [schema.const];
  if (schema.pattern !== undefined) constraints.pattern = compilePattern(schema.pattern);

  for (const keyword of ["minLength", "maxLength", "multipleOf", "minItems", "maxItems"] as const) {
    const value = schema[keyword];
    if (value !== undefined) constraints[keyword] = value;
  }
  addBound(constraints, "minimum", "exclusiveMinimum", schema);
  addBound(constraints, "maximum", "exclusiveMaximum", schema);

  if (typeof schema.items === "object") constraints.items = compileConstraints(document, schema.items);
  return constraints;
}

/** JSON Schema's patterns are ECMA-262 with the `u` flag; some documents have patterns that only do without it. */
export function compilePattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}

function typesOf(schema: Schema): SchemaType[] {
  const types = [schema.type ?? []].flat() as SchemaType[];
  // OpenAPI 3.0 says `nullable` where 3.1 has the type "null".
  return "nullable" in schema && schema.nullable === true && types.length > 0 ? [...types, "null"] : types;
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
