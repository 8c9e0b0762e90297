import { DocumentError } from "../document.ts";
import { isKeywords, type JsonSchema, type Keywords, mapSubschemas, referenceOf, schemasAt } from "./json-schema.ts";

const ALTERNATIVES = ["anyOf", "oneOf"];
const IN_PLACE = [...ALTERNATIVES, "allOf"];

/**
 * Breaks cycles of schemas for the same value, such as a `Pet` that is one of `Cat` and `Dog`, each of which is all of
 * `Pet`. Within such a cycle `allOf` means the schema without its alternatives, and an alternative that leads back to
 * itself adds nothing. Throws a `DocumentError` for a cycle of references alone, which describes nothing.
 * @returns the schemas, and for each added one the key of the schema whose base it is
 */
export function breakCycles(
  schemas: ReadonlyMap<string, JsonSchema>,
  pointerOf: (key: string) => string,
): { readonly schemas: Map<string, JsonSchema>; readonly bases: Map<string, string> } {
  const broken = new Map(schemas);
  const bases = new Map<string, string>();
  const bare = mapValues(schemas, bareReference);
  for (const key of schemas.keys()) {
    if (leadsTo(key, key, bare)) {
      throw new DocumentError("The reference leads back to itself, and so describes nothing.", pointerOf(key));
    }
  }
  for (const circle of circlesOf(broken)) {
    for (const key of circle) {
      const schema = broken.get(key);
      if (!isKeywords(schema)) continue;
      broken.set(key, referToBases(schema, circle));
      broken.set(baseKey(key), withoutCircle(schema, circle));
      bases.set(baseKey(key), key);
    }
  }
  for (const circle of circlesOf(broken)) {
    for (const key of circle) {
      const schema = broken.get(key);
      if (isKeywords(schema)) broken.set(key, dropEndless(schema, circle));
    }
  }
  return { schemas: broken, bases };
}

function baseKey(key: string): string {
  return `base ${key}`;
}

/** The strongly connected groups of schemas by references for the same value. */
function circlesOf(schemas: ReadonlyMap<string, JsonSchema>): ReadonlySet<string>[] {
  const references = mapValues(schemas, inPlaceReferences);
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
function leadsTo(from: string, to: string, references: ReadonlyMap<string, readonly string[]>): boolean {
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

function mapValues<Value, Mapped>(
  values: ReadonlyMap<string, Value>,
  map: (value: Value) => Mapped,
): Map<string, Mapped> {
  return new Map([...values].map(([key, value]) => [key, map(value)]));
}

function bareReference(schema: JsonSchema): readonly string[] {
  const reference = referenceOf(schema);
  return reference === undefined ? [] : [reference];
}

function inPlaceReferences(schema: JsonSchema): readonly string[] {
  if (!isKeywords(schema)) return [];
  const members = IN_PLACE.flatMap((keyword) => schemasAt(schema, keyword));
  return [...bareReference(schema), ...members.flatMap(inPlaceReferences)];
}

/** Refers to the bases of schemas in the cycle wherever all schemas apply together, not as alternatives. */
function referToBases(schema: Keywords, circle: ReadonlySet<string>): Keywords {
  const reference = referenceOf(schema);
  const mapped = mapSubschemas(schema, (member, keyword) =>
    isKeywords(member) && keyword === "allOf" ? referToBases(member, circle) : member,
  );
  return reference !== undefined && circle.has(reference) ? { ...mapped, $ref: baseKey(reference) } : mapped;
}

/** A recursive alternative allows nothing beyond the others. */
function dropEndless(schema: Keywords, circle: ReadonlySet<string>): Keywords {
  return mapSubschemas(schema, (member, keyword) => {
    if (!isKeywords(member) || !IN_PLACE.includes(keyword)) return member;
    if (ALTERNATIVES.includes(keyword) && inPlaceReferences(member).some((target) => circle.has(target))) return false;
    return dropEndless(member, circle);
  });
}

function withoutCircle(schema: Keywords, circle: ReadonlySet<string>): JsonSchema {
  const leads = (member: JsonSchema) => inPlaceReferences(member).some((target) => circle.has(target));
  const kept: Record<string, unknown> = { ...schema };
  for (const keyword of ALTERNATIVES) if (schemasAt(schema, keyword).some(leads)) delete kept[keyword];
  const all = schemasAt(schema, "allOf").filter((member) => !leads(member));
  if (all.length > 0) kept["allOf"] = all;
  else delete kept["allOf"];
  if (typeof kept["$ref"] === "string" && circle.has(kept["$ref"])) delete kept["$ref"];
  return kept;
}
