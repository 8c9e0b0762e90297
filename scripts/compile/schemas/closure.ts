import {
  isKeywords,
  type JsonSchema,
  type Keywords,
  memberAt,
  referenceOf,
  schemaAt,
  schemasAt,
} from "./json-schema.ts";
import type { References } from "./references.ts";

/** A schema and its pointer. */
export interface Located {
  readonly schema: Keywords;
  readonly pointer: string;
}

/** Which schemas for the same value to include: those that all apply, or alternatives too. */
export type Reach = "all" | "any";

/** Every schema of the source document that applies, or with `any` may apply, to the same value as the given one. */
export function closureOf(references: References, start: Located, reach: Reach): Located[] {
  const found = new Map<Keywords, Located>();
  const visit = (schema: JsonSchema, pointer: string): void => {
    if (!isKeywords(schema) || found.has(schema)) return;
    found.set(schema, { schema, pointer });
    const reference = referenceOf(schema);
    if (reference !== undefined) {
      const target = references.resolve(reference, pointer);
      const referred = references.at(target);
      if (isKeywords(referred)) visit(referred, target);
    }
    const lists = reach === "all" ? ["allOf"] : ["allOf", "anyOf", "oneOf"];
    for (const keyword of lists) {
      schemasAt(schema, keyword).forEach((member, index) => visit(member, `${pointer}/${keyword}/${index}`));
    }
    for (const keyword of reach === "all" ? [] : ["then", "else"]) {
      const member = schemaAt(schema, keyword);
      if (member !== undefined) visit(member, `${pointer}/${keyword}`);
    }
  };
  visit(start.schema, start.pointer);
  return [...found.values()];
}

/** The schemas of a property in all conjuncts. */
export function propertySchemas(conjuncts: readonly Located[], name: string): JsonSchema[] {
  const found = conjuncts.map(({ schema }) => memberAt(schema, "properties", name));
  return found.filter((member) => member !== undefined);
}
