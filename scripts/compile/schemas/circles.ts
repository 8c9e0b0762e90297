import { isKeywords, type JsonSchema, referenceOf, visitSubschemas } from "./json-schema.ts";

/** The keywords whose schemas apply to the same value. */
export const IN_PLACE = ["anyOf", "oneOf", "allOf"];

/** The strongly connected groups of schemas by references for the same value, under the given keywords. */
export function circlesOf(schemas: ReadonlyMap<string, JsonSchema>, keywords = IN_PLACE): ReadonlySet<string>[] {
  const references = mapValues(schemas, (schema) => inPlaceReferences(schema, keywords));
  const inCircle = [...schemas.keys()].filter((key) => leadsTo(key, key, references));
  const circles: Set<string>[] = [];
  for (const key of inCircle) {
    if (circles.some((circle) => circle.has(key))) continue;
    const members = inCircle.filter(
      (other) => other === key || (leadsTo(key, other, references) && leadsTo(other, key, references)),
    );
    circles.push(new Set(members));
  }
  return circles;
}

/** @param references of each schema, those that are followed */
export function leadsTo(from: string, to: string, references: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const next of references.get(key) ?? []) {
      if (next === to) return true;
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  return false;
}

export function mapValues<Value, Mapped>(
  values: ReadonlyMap<string, Value>,
  map: (value: Value) => Mapped,
): Map<string, Mapped> {
  return new Map([...values].map(([key, value]) => [key, map(value)]));
}

export function bareReference(schema: JsonSchema): readonly string[] {
  const reference = referenceOf(schema);
  return reference === undefined ? [] : [reference];
}

/** The references of a schema for the same value, under the given keywords. */
export function inPlaceReferences(schema: JsonSchema, keywords = IN_PLACE): readonly string[] {
  if (!isKeywords(schema)) return [];
  const found = [...bareReference(schema)];
  visitSubschemas(schema, (member, keyword) => {
    if (keywords.includes(keyword)) found.push(...inPlaceReferences(member, keywords));
  });
  return found;
}
