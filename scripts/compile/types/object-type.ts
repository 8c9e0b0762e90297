import type TS from "typescript";
import { compilePattern } from "../patterns.ts";
import { isKeywords, type JsonSchema, type Keywords, schemaMapAt, stringsAt } from "../schemas/json-schema.ts";
import { schemasMatching } from "../schemas/matching-patterns.ts";
import { otherProperties } from "../schemas/other-members.ts";
import { ts } from "../typescript.ts";
import { indexSignature, intersection, NULL, property, UNDEFINED, union } from "./nodes.ts";

const { factory } = ts;

type TypeOf = (schema: JsonSchema) => TS.TypeNode;

/** `{} | null`: `unknown` would let a required property be undefined. */
const ANYTHING = union([factory.createTypeLiteralNode([]), NULL]);

/** The type of a schema's objects. */
export function objectType(schema: Keywords, typeOf: TypeOf): TS.TypeNode {
  const required = new Set(stringsAt(schema, "required"));
  const declared = schemaMapAt(schema, "properties").map(([name, member]) => ({
    name,
    type: intersection([typeOf(member), ...schemasMatching(schema, name).map(typeOf)]),
    isOptional: !required.delete(name),
    ...(isKeywords(member) && { isReadonly: member["readOnly"] === true, annotations: member }),
  }));
  const undeclared = [...required].map((name) => ({
    name,
    type: undeclaredType(schema, name, typeOf),
    isOptional: false,
  }));
  const properties = [...declared, ...undeclared];
  const index = indexType(schema, properties, typeOf);
  return factory.createTypeLiteralNode([
    ...properties.map(({ name, type, ...settings }) => property(name, type, settings)),
    ...(index === undefined ? [] : [indexSignature(index)]),
  ]);
}

/** The type of a required property that is not declared: that of each pattern which its name matches, or of any other name. */
function undeclaredType(schema: Keywords, name: string, typeOf: TypeOf): TS.TypeNode {
  const patterns = schemaMapAt(schema, "patternProperties");
  const matched = schemasMatching(schema, name);
  if (matched.length > 0) return intersection(matched.map(typeOf));
  // The name may match a pattern that can't be compiled.
  const areAllKnown = patterns.every(([pattern]) => compilePattern(pattern) !== undefined);
  const others = areAllKnown ? otherProperties(schema) : undefined;
  return isKeywords(others) ? typeOf(others) : ANYTHING;
}

/** The type of members by any other name. TypeScript requires that it covers the declared properties. */
function indexType(
  schema: Keywords,
  properties: readonly { readonly type: TS.TypeNode; readonly isOptional: boolean }[],
  typeOf: TypeOf,
): TS.TypeNode | undefined {
  const additional = otherProperties(schema);
  const patterns = schemaMapAt(schema, "patternProperties");
  if (properties.length === 0 && patterns.length === 0) return typeOf(additional ?? true);
  if (patterns.length === 0 && (additional === undefined || additional === false)) return undefined;
  return union([
    typeOf(additional ?? true),
    ...patterns.map(([, member]) => typeOf(member)),
    ...properties.map(({ type }) => type),
    ...(properties.some(({ isOptional }) => isOptional) ? [UNDEFINED] : []),
  ]);
}
