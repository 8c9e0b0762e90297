import { isKeywords, type JsonSchema, memberAt, schemaAt, stringsAt } from "../schemas/json-schema.ts";
import { schemasMatching } from "../schemas/matching-patterns.ts";
import { type Conjunction, schemasUnder } from "./conjunction.ts";
import { isAnything } from "./part-sampler.ts";

/** What schemas say about an object's member. */
export function memberSchemas(schemas: Conjunction, name: string): JsonSchema[] {
  const evaluating = schemas.flatMap((each) => {
    const own = memberAt(each, "properties", name);
    const byPattern = schemasMatching(each, name);
    const found = own === undefined ? byPattern : [own, ...byPattern];
    const additional = schemaAt(each, "additionalProperties");
    return found.length > 0 || additional === undefined ? found : [additional];
  });
  return evaluating.length > 0 ? evaluating : schemasUnder(schemas, "unevaluatedProperties");
}

/** Properties, with those that `dependentRequired` adds. */
export function withDependents(schemas: Conjunction, names: readonly string[]): Set<string> {
  const found = new Set(names);
  // Iterating a set also visits values that are added in the meantime.
  for (const name of found) {
    for (const { dependentRequired } of schemas) {
      if (isKeywords(dependentRequired)) stringsAt(dependentRequired, name).forEach((each) => found.add(each));
    }
  }
  return found;
}

/** Whether objects have members under arbitrary names. */
export function isMap(schemas: Conjunction): boolean {
  return schemas.some(
    (each) =>
      "patternProperties" in each ||
      ["additionalProperties", "unevaluatedProperties"].some((keyword) => !isAnything(schemaAt(each, keyword) ?? true)),
  );
}
