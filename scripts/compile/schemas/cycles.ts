import { DocumentError } from "../document.ts";
import { bareReference, circlesOf, inPlaceReferences, IN_PLACE, leadsTo, mapValues } from "./circles.ts";
import {
  isKeywords,
  isSchema,
  type JsonSchema,
  type Keywords,
  mapSubschemas,
  referenceOf,
  schemasAt,
} from "./json-schema.ts";

const ALTERNATIVES = ["anyOf", "oneOf"];
/** Keywords whose schemas may apply to the same value, or to which it must not conform. */
const CONDITIONAL = ["not", "if", "then", "else", "dependentSchemas"];

/**
 * Breaks cycles of schemas for the same value, such as a `Pet` that is one of `Cat` and `Dog`, each of which is all of
 * `Pet`. Within such a cycle `allOf` means the schema without its alternatives, and an alternative that leads back to
 * itself adds nothing, nor does a condition. Throws a `DocumentError` for a cycle of references alone, which describes nothing.
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
  for (const circle of circlesOf(broken, [...IN_PLACE, ...CONDITIONAL])) {
    for (const key of circle) {
      const schema = broken.get(key);
      if (isKeywords(schema)) broken.set(key, dropConditions(schema, circle));
    }
  }
  return { schemas: broken, bases };
}

function baseKey(key: string): string {
  return `base ${key}`;
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

/**
 * A schema that depends on whether its own value satisfies it is undefined in JSON Schema (Core, 9.4.1), and would never end.
 */
function dropConditions(schema: Keywords, circle: ReadonlySet<string>): Keywords {
  const all = [...IN_PLACE, ...CONDITIONAL];
  const isEndless = (member: JsonSchema) => inPlaceReferences(member, all).some((target) => circle.has(target));
  const { if: condition, then, else: otherwise, ...others } = schema;
  const isUndecided = isSchema(condition) && isEndless(condition);
  return mapSubschemas(isUndecided ? others : schema, (member, keyword) => {
    if (CONDITIONAL.includes(keyword) && isEndless(member)) return keyword !== "not";
    return isKeywords(member) && all.includes(keyword) ? dropConditions(member, circle) : member;
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
