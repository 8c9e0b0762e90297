import type TS from "typescript";
import { type JsonSchema, type Keywords, numberAt, schemasAt } from "../schemas/json-schema.ts";
import { otherItems } from "../schemas/other-members.ts";
import { ts } from "../typescript.ts";

const { factory } = ts;

/** The type of a schema's arrays: a tuple where the schema describes its first items. */
export function arrayType(schema: Keywords, typeOf: (schema: JsonSchema) => TS.TypeNode): TS.TypeNode {
  const items = otherItems(schema) ?? true;
  const prefix = schemasAt(schema, "prefixItems");
  if (prefix.length === 0 && items !== false) return factory.createArrayTypeNode(typeOf(items));
  const required = numberAt(schema, "minItems") ?? 0;
  const most = numberAt(schema, "maxItems");
  const elements = prefix.slice(0, most).map((member, index) => {
    const type = typeOf(member);
    return index < required ? type : factory.createOptionalTypeNode(type);
  });
  const isOpen = items !== false && (most ?? Infinity) > prefix.length;
  const rest = isOpen ? [factory.createRestTypeNode(factory.createArrayTypeNode(typeOf(items)))] : [];
  return factory.createTupleTypeNode([...elements, ...rest]);
}
