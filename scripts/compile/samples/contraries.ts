import {
  JSON_TYPES,
  type JsonSchema,
  type JsonType,
  type Keywords,
  numberAt,
  schemaAt,
  schemaMapAt,
  schemasAt,
  stringsAt,
  typesOf,
} from "../schemas/json-schema.ts";

/** The keyword that violates a limit, the type of its values, and how far from the limit. */
const LIMITS: readonly (readonly [limit: string, type: JsonType, contrary: string, distance: number])[] = [
  ["minimum", "number", "exclusiveMaximum", 0],
  ["maximum", "number", "exclusiveMinimum", 0],
  ["exclusiveMinimum", "number", "maximum", 0],
  ["exclusiveMaximum", "number", "minimum", 0],
  ["minLength", "string", "maxLength", -1],
  ["maxLength", "string", "minLength", 1],
  ["minItems", "array", "maxItems", -1],
  ["maxItems", "array", "minItems", 1],
  ["minProperties", "object", "maxProperties", -1],
  ["maxProperties", "object", "minProperties", 1],
];

/**
 * Schemas that each violate a keyword of an excluded schema, so that no value of theirs satisfies it; before them, one that
 * excludes nothing, since most values do not satisfy it anyway.
 * @param excluded the schema and all that it consists of
 */
export function contrariesOf(excluded: readonly Keywords[]): JsonSchema[] {
  return excluded.length === 0 ? [] : [true, ...excluded.flatMap(violations)];
}

function violations(schema: Keywords): JsonSchema[] {
  const types = typesOf(schema);
  const [items, contains, excluded] = ["items", "contains", "not"].map((keyword) => schemaAt(schema, keyword));
  const alternatives = [schemasAt(schema, "anyOf"), schemasAt(schema, "oneOf")].filter(({ length }) => length > 0);
  return [
    ...(types === undefined ? [] : [{ type: JSON_TYPES.filter((type) => !allows(types, type)) }]),
    ...LIMITS.flatMap(([keyword, type, contrary, distance]) => {
      const limit = numberAt(schema, keyword);
      return limit === undefined ? [] : [{ type, [contrary]: limit + distance }];
    }),
    ...stringsAt(schema, "required").map((name) => ({ type: "object", properties: { [name]: false } })),
    ...schemaMapAt(schema, "properties").map(([name, member]) => ({
      type: "object",
      required: [name],
      properties: { [name]: { not: member } },
    })),
    ...(items === undefined ? [] : [{ type: "array", contains: { not: items } }]),
    ...(contains === undefined ? [] : [{ type: "array", items: { not: contains } }]),
    ...(schema["uniqueItems"] === true ? [{ type: "array", minItems: 2, uniqueItems: false }] : []),
    ...(excluded === undefined ? [] : [excluded]),
    ...alternatives.map((members) => ({ allOf: members.map((member) => ({ not: member })) })),
  ];
}

/** Every integer is a number. */
function allows(types: readonly JsonType[], type: JsonType): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}
