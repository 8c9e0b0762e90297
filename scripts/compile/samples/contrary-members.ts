import {
  isKeywords,
  type JsonType,
  type Keywords,
  schemaAt,
  schemaMapAt,
  schemasAt,
  typesOf,
} from "../schemas/json-schema.ts";
import type { Conjunction } from "./conjunction.ts";

/** A value of each type, to be used where another type is wanted. */
const OF_OTHER_TYPES: readonly (readonly [JsonType, unknown])[] = [
  ["integer", 0],
  ["string", "other"],
  ["null", null],
  ["boolean", true],
];

/**
 * Members that keep an object from satisfying the other alternatives of a `oneOf`: a value of the wrong type for a property that
 * only they declare. Often no plain object satisfies just one of alternatives whose properties are all optional.
 * @param declared the properties that the object may have
 */
export function* contraryMembers(schemas: Conjunction, declared: ReadonlySet<string>): Generator<object> {
  const others = schemas.flatMap((each) => {
    const excluded = schemaAt(each, "not");
    return isKeywords(excluded) ? schemasAt(excluded, "anyOf").filter(isKeywords) : [];
  });
  if (others.length === 0) return;
  for (const preferred of OF_OTHER_TYPES) {
    yield Object.fromEntries(others.flatMap((other) => contraryMember(other, declared, preferred) ?? []));
  }
}

function contraryMember(
  other: Keywords,
  declared: ReadonlySet<string>,
  preferred: readonly [JsonType, unknown],
): [[string, unknown]] | undefined {
  const own = schemaMapAt(other, "properties").find(([name]) => !declared.has(name));
  if (own === undefined) return undefined;
  const [name, schema] = own;
  const types = (isKeywords(schema) ? typesOf(schema) : undefined) ?? [];
  const [, value] = [preferred, ...OF_OTHER_TYPES].find(([type]) => !isOneOf(type, types)) ?? preferred;
  return [[name, value]];
}

function isOneOf(type: JsonType, types: readonly JsonType[]): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}
