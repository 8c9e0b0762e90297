import type TS from "typescript";
import {
  isKeywords,
  type JsonSchema,
  type Keywords,
  schemaAt,
  schemaMapAt,
  stringsAt,
} from "../schemas/json-schema.ts";
import { ts } from "../typescript.ts";
import { indexSignature, NULL, property, UNDEFINED, union } from "./nodes.ts";

const { factory } = ts;

type TypeOf = (schema: JsonSchema) => TS.TypeNode;

/** `{} | null`: `unknown` would let a required property be undefined. */
const ANYTHING = union([factory.createTypeLiteralNode([]), NULL]);

/** The type of a schema's objects. */
export function objectType(schema: Keywords, typeOf: TypeOf): TS.TypeNode {
  const required = new Set(stringsAt(schema, "required"));
  const additional = schemaAt(schema, "additionalProperties");
  const declared = schemaMapAt(schema, "properties").map(([name, member]) => ({
    name,
    type: typeOf(member),
    isOptional: !required.delete(name),
    ...(isKeywords(member) && { isReadonly: member["readOnly"] === true, annotations: member }),
  }));
  const undeclared = [...required].map((name) => ({
    name,
    type: isKeywords(additional) ? typeOf(additional) : ANYTHING,
    isOptional: false,
  }));
  const properties = [...declared, ...undeclared];
  const index = indexType(schema, properties, typeOf);
  return factory.createTypeLiteralNode([
    ...properties.map(({ name, type, ...settings }) => property(name, type, settings)),
    ...(index === undefined ? [] : [indexSignature(index)]),
  ]);
}

/** The type of members by any other name. TypeScript requires that it covers the declared properties. */
function indexType(
  schema: Keywords,
  properties: readonly { readonly type: TS.TypeNode; readonly isOptional: boolean }[],
  typeOf: TypeOf,
): TS.TypeNode | undefined {
  const additional = schemaAt(schema, "additionalProperties");
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
