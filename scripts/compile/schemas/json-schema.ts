/** A schema of JSON Schema 2020-12. Once a document is normalized, each `$ref` in it points at `#/components/schemas/…`. */
export type JsonSchema = boolean | Keywords;

/** The keywords of a schema object by name. A keyword may have any value, so each is checked when read. */
export interface Keywords {
  readonly [keyword: string]: unknown;
}

/** The names of JSON Schema's types. */
export const JSON_TYPES = ["string", "integer", "number", "boolean", "array", "object", "null"] as const;
export type JsonType = (typeof JSON_TYPES)[number];

/** Keywords that hold one schema, a list of schemas, or schemas by name. */
export const SCHEMA_KEYWORDS = [
  ...["items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties"],
  ...["not", "if", "then", "else", "contentSchema"],
];
export const SCHEMA_LIST_KEYWORDS = ["allOf", "anyOf", "oneOf", "prefixItems"];
export const SCHEMA_MAP_KEYWORDS = ["properties", "patternProperties", "dependentSchemas"];

/** Maps a schema nested in another: under a keyword, and there under a name or an index. */
export type MapSchema = (schema: JsonSchema, keyword: string, key?: string) => JsonSchema;

export function isKeywords(value: unknown): value is Keywords {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "boolean" || isKeywords(value);
}

export function schemaAt(schema: Keywords, keyword: string): JsonSchema | undefined {
  const value = schema[keyword];
  return isSchema(value) ? value : undefined;
}

export function schemasAt(schema: Keywords, keyword: string): JsonSchema[] {
  const value = schema[keyword];
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

export function schemaMapAt(schema: Keywords, keyword: string): [name: string, schema: JsonSchema][] {
  const value = schema[keyword];
  if (!isKeywords(value)) return [];
  return Object.entries(value).flatMap(([name, member]): [string, JsonSchema][] =>
    isSchema(member) ? [[name, member]] : [],
  );
}

/** One of the schemas that a keyword holds by name. */
export function memberAt(schema: Keywords, keyword: string, name: string): JsonSchema | undefined {
  const members = schema[keyword];
  const member = isKeywords(members) && Object.hasOwn(members, name) ? members[name] : undefined;
  return isSchema(member) ? member : undefined;
}

export function stringsAt(schema: Keywords, keyword: string): string[] {
  const value = schema[keyword];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

export function numberAt(schema: Keywords, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === "number" && !Number.isNaN(value) ? value : undefined;
}

/** The reference of a schema, if it has one. */
export function referenceOf(schema: JsonSchema): string | undefined {
  return isKeywords(schema) && typeof schema["$ref"] === "string" ? schema["$ref"] : undefined;
}

/** The types that the keyword `type` allows; undefined if it allows all. */
export function typesOf(schema: Keywords): JsonType[] | undefined {
  if (!("type" in schema)) return undefined;
  const names = [schema["type"]].flat();
  return JSON_TYPES.filter((name) => names.includes(name));
}

/** The values that `const` or `enum` allows; undefined without either. */
export function valuesOf(schema: Keywords): readonly unknown[] | undefined {
  if ("const" in schema) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
}

/** The schema with each nested schema mapped, without malformed ones. */
export function mapSubschemas(schema: Keywords, map: MapSchema): Keywords {
  const mapped: Record<string, unknown> = {};
  // Large documents have a million keywords, so only present ones are visited, and none is deleted.
  for (const [keyword, value] of Object.entries(schema)) {
    switch (SUBSCHEMAS.get(keyword)) {
      case undefined:
        mapped[keyword] = value;
        break;
      case "schema":
        if (isSchema(value)) mapped[keyword] = map(value, keyword);
        break;
      case "list": {
        const members = schemasAt(schema, keyword);
        if (members.length > 0) mapped[keyword] = members.map((member, index) => map(member, keyword, String(index)));
        break;
      }
      case "map": {
        const members = schemaMapAt(schema, keyword);
        if (members.length === 0) break;
        mapped[keyword] = Object.fromEntries(members.map(([name, member]) => [name, map(member, keyword, name)]));
      }
    }
  }
  return mapped;
}

/** Calls a function for each schema nested in another. */
export function visitSubschemas(
  schema: Keywords,
  visit: (schema: JsonSchema, keyword: string, key?: string) => void,
): void {
  for (const keyword of Object.keys(schema)) {
    switch (SUBSCHEMAS.get(keyword)) {
      case undefined:
        break;
      case "schema": {
        const member = schemaAt(schema, keyword);
        if (member !== undefined) visit(member, keyword);
        break;
      }
      case "list":
        schemasAt(schema, keyword).forEach((member, index) => visit(member, keyword, String(index)));
        break;
      case "map":
        for (const [name, member] of schemaMapAt(schema, keyword)) visit(member, keyword, name);
    }
  }
}

const SUBSCHEMAS: ReadonlyMap<string, "schema" | "list" | "map"> = new Map([
  ...SCHEMA_KEYWORDS.map((keyword) => [keyword, "schema"] as const),
  ...SCHEMA_LIST_KEYWORDS.map((keyword) => [keyword, "list"] as const),
  ...SCHEMA_MAP_KEYWORDS.map((keyword) => [keyword, "map"] as const),
]);
