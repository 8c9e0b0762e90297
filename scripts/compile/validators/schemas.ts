import { dereference, isReference, resolvePointer, type OpenApiDocument, type Schema } from "../document.ts";

/** A schema of JSON Schema 2020-12 that holds assertions only, and refers to others by their names in the registry. */
export type JsonSchema = boolean | Keywords;

interface Keywords {
  [keyword: string]: unknown;
}

/** Which way a value travels: what is `readOnly` is never required of a request, nor `writeOnly` of a response. */
export type Direction = "request" | "response";

const ASSERTIONS = [
  ...["type", "enum", "const", "format", "pattern", "minLength", "maxLength", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
  ...["minProperties", "maxProperties", "required", "dependentRequired"],
];
const WITH_SCHEMA = [
  ...["items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties"],
  ...["not", "if", "then", "else"],
];
const WITH_SCHEMAS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const WITH_SCHEMA_MAP = ["properties", "patternProperties", "dependentSchemas"];

/**
 * Gathers the schemas of a document of OpenAPI 3.x, in the form that a compiler of JSON Schema 2020-12 understands:
 * annotations and extensions dropped, 3.0's `nullable` and boolean bounds translated. Equal schemas become one.
 */
export class SchemaRegistry {
  readonly #document: OpenApiDocument;
  readonly #names = new Map<string, string>();
  /** As JSON, so that equal ones are equal. */
  readonly #definitions = new Map<string, string>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** Adds a schema with all that it refers to. Returns the name of its definition. */
  add(schema: Schema | undefined, direction: Direction): string {
    const converted = this.#convert(schema ?? true, direction);
    return referenceOf(converted) ?? this.#define(JSON.stringify(converted), () => converted);
  }

  /** The definitions, equal ones as one, and for each name that `add` gave the name of its definition. */
  finish(): { readonly definitions: Record<string, JsonSchema>; readonly nameOf: (name: string) => string } {
    const standIns = mergeEqual(this.#definitions);
    return {
      definitions: Object.fromEntries([...this.#definitions].map(([name, text]) => [name, JSON.parse(text)])),
      nameOf: (name) => standIns.get(name) ?? name,
    };
  }

  #define(key: string, convert: () => JsonSchema): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = `schema${this.#names.size}`;
    this.#names.set(key, name);
    this.#definitions.set(name, JSON.stringify(convert()));
    return name;
  }

  #convert(schema: Schema | boolean, direction: Direction): JsonSchema {
    if (typeof schema === "boolean") return schema;
    const converted: Keywords = {};
    if (isReference(schema)) {
      const pointer = schema.$ref;
      const target = () => this.#convert(resolvePointer(this.#document, pointer) as Schema, direction);
      converted["$ref"] = this.#define(`${direction} ${pointer}`, target);
    }
    const source = new Map<string, unknown>(Object.entries(schema));
    for (const keyword of ASSERTIONS) {
      if (source.has(keyword)) converted[keyword] = source.get(keyword);
    }
    // The lint has checked that each keyword has a value of its own form.
    const convert = (value: unknown) => this.#convert(value as Schema | boolean, direction);
    for (const keyword of WITH_SCHEMA) {
      if (source.has(keyword)) converted[keyword] = convert(source.get(keyword));
    }
    for (const keyword of WITH_SCHEMAS) {
      if (source.has(keyword)) converted[keyword] = Object.values(source.get(keyword) ?? []).map(convert);
    }
    for (const keyword of WITH_SCHEMA_MAP) {
      const entries = Object.entries(source.get(keyword) ?? {});
      if (entries.length > 0)
        converted[keyword] = Object.fromEntries(entries.map(([name, value]) => [name, convert(value)]));
    }
    this.#relaxRequired(converted, schema, direction);
    translateBound(converted, "minimum", "exclusiveMinimum");
    translateBound(converted, "maximum", "exclusiveMaximum");
    return source.get("nullable") === true ? allowNull(converted) : converted;
  }

  #relaxRequired(converted: Keywords, schema: Schema, direction: Direction): void {
    if (!schema.required) return;
    const properties = new Map(Object.entries(schema.properties ?? {}));
    const required = schema.required.filter((name) => {
      const property = properties.get(name);
      if (typeof property !== "object") return true;
      const { readOnly, writeOnly } = { ...dereference<Schema>(this.#document, property), ...property };
      return direction === "request" ? readOnly !== true : writeOnly !== true;
    });
    if (required.length > 0) converted["required"] = required;
    else delete converted["required"];
  }
}

/** OpenAPI 3.0 has `exclusiveMinimum: true` beside `minimum`, where 3.1 has a number. */
function translateBound(schema: Keywords, inclusive: string, exclusive: string): void {
  if (typeof schema[exclusive] !== "boolean") return;
  const isExclusive = schema[exclusive] && inclusive in schema;
  delete schema[exclusive];
  if (!isExclusive) return;
  schema[exclusive] = schema[inclusive];
  delete schema[inclusive];
}

/**
 * OpenAPI 3.0's `nullable`, read generously: it also opens an `enum` without `null`, and a `$ref` or an `allOf` that it
 * stands beside. Strictly it doesn't, but it is what those who write it mean, and what openapi-typescript's types say.
 */
function allowNull(schema: Keywords): JsonSchema {
  const { type, enum: values } = schema;
  const isPlain = ["$ref", "const", "not", "if", "allOf", "anyOf", "oneOf"].every((keyword) => !(keyword in schema));
  if (!isPlain || typeof type !== "string") return { anyOf: [{ type: "null" }, schema] };
  const withNull: Keywords = { ...schema, type: [type, "null"] };
  if (Array.isArray(values)) withNull["enum"] = [...new Set([...values, null])];
  return withNull;
}

/** The name of the definition, where a schema is nothing but a reference to it. */
function referenceOf(schema: JsonSchema): string | undefined {
  if (typeof schema === "boolean" || Object.keys(schema).length !== 1 || typeof schema["$ref"] !== "string") return;
  return schema["$ref"];
}

/** Removes each definition that is equal to an earlier one, until none is. Returns what stands in for each of those. */
function mergeEqual(definitions: Map<string, string>): Map<string, string> {
  const standIns = new Map<string, string>();
  for (;;) {
    const firsts = new Map<string, string>();
    const replaced = new Map<string, string>();
    for (const [name, text] of definitions) {
      const first = firsts.get(text);
      if (first === undefined) firsts.set(text, name);
      else replaced.set(name, first);
    }
    if (replaced.size === 0) return standIns;

    for (const [name, target] of standIns) standIns.set(name, replaced.get(target) ?? target);
    for (const [name, first] of replaced) {
      definitions.delete(name);
      standIns.set(name, first);
    }
    for (const [name, text] of definitions) {
      definitions.set(
        name,
        text.replaceAll(/(?<="\$ref":")schema\d+(?=")/g, (target) => replaced.get(target) ?? target),
      );
    }
  }
}
