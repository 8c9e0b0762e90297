import { isKeywords, type JsonSchema, type JsonType, schemaMapAt, typesOf } from "../schemas/json-schema.ts";
import { type Conjunction, excludedBy } from "./conjunction.ts";
import type { PartSampler } from "./part-sampler.ts";

/** A value of each type, to be used where another type is expected. */
const OF_OTHER_TYPES: readonly (readonly [JsonType, unknown])[] = [
  ["integer", 0],
  ["string", "other"],
  ["null", null],
  ["boolean", true],
];

/**
 * Members that keep an object from satisfying the other alternatives of a `oneOf`: a value of the wrong type for a property
 * that only they declare, or a value that only this one accepts for a property that both declare. Often no plain object
 * satisfies just one of alternatives whose properties are all optional.
 * @param declared the properties that the object may have
 * @param memberOf a value for one of them that does not satisfy another schema
 */
export function* contraryMembers(
  sampler: PartSampler,
  schemas: Conjunction,
  declared: ReadonlySet<string>,
  memberOf: (name: string, excluded: JsonSchema) => unknown,
): Generator<object> {
  const others = excludedBy(schemas).map((other) =>
    sampler.partsOf(other).flatMap((part) => schemaMapAt(part, "properties")),
  );
  if (others.length === 0) return;
  for (const preferred of OF_OTHER_TYPES) {
    const members = others.flatMap((properties) => {
      const own = properties.find(([name]) => !declared.has(name));
      return own === undefined
        ? sharedMember(properties, memberOf)
        : [[own[0], contraryTo(own[1], preferred)] as const];
    });
    yield Object.fromEntries(members);
  }
}

function contraryTo(schema: JsonSchema, preferred: readonly [JsonType, unknown]): unknown {
  const types = (isKeywords(schema) ? typesOf(schema) : undefined) ?? [];
  const isTaken = (type: JsonType) => types.includes(type) || (type === "integer" && types.includes("number"));
  const [, value] = [preferred, ...OF_OTHER_TYPES].find(([type]) => !isTaken(type)) ?? preferred;
  return value;
}

function sharedMember(
  properties: readonly (readonly [string, JsonSchema])[],
  memberOf: (name: string, excluded: JsonSchema) => unknown,
): (readonly [string, unknown])[] {
  for (const [name, schema] of properties) {
    const value = memberOf(name, schema);
    if (value !== undefined) return [[name, value]];
  }
  return [];
}
