import { dereference, locateOperations, type OpenApiDocument } from "../../scripts/compile/document.ts";
import {
  isKeywords,
  isSchema,
  JSON_TYPES,
  type JsonSchema,
  type JsonType,
  type Keywords,
  memberAt,
  numberAt,
  referenceOf,
  schemaAt,
  schemasAt,
  schemaMapAt,
  stringsAt,
  typesOf,
} from "../../scripts/compile/schemas/json-schema.ts";

/**
 * Proves from schemas alone, without making a value, that no value satisfies them: their types exclude each other, a closed
 * schema forbids a property that another requires, or a value would have to contain itself. What has alternatives is not
 * looked into, so that some empty schemas are not proven to be so.
 */
export class EmptySchemas {
  readonly #definitions: ReadonlyMap<string, JsonSchema>;
  readonly #ids = new Map<Keywords, number>();

  /** @param definitions those of `components`, normalized */
  constructor(definitions: Readonly<Record<string, unknown>>) {
    const entries = Object.entries(definitions).flatMap(([name, schema]): [string, JsonSchema][] =>
      isSchema(schema) ? [[`#/components/schemas/${name}`, schema]] : [],
    );
    this.#definitions = new Map(entries);
  }

  has(schema: JsonSchema): boolean {
    return this.#isEmpty([schema], new Set());
  }

  /** Whether no value satisfies all of the schemas. `open` has those whose values would contain it. */
  #isEmpty(schemas: readonly JsonSchema[], open: ReadonlySet<string>): boolean {
    const conjuncts = this.#conjunctsOf(schemas);
    if (conjuncts === undefined) return true;
    const key = this.#keyOf(conjuncts);
    // A finite value does not contain a value of the same schemas at each level.
    if (open.has(key)) return true;
    const inside = new Set([...open, key]);
    return typesOfAll(conjuncts).every((type) => {
      if (type === "object") return this.#hasImpossibleMember(conjuncts, inside);
      return type === "array" && this.#hasImpossibleItem(conjuncts, inside);
    });
  }

  #hasImpossibleMember(conjuncts: readonly Keywords[], open: ReadonlySet<string>): boolean {
    const required = new Set(conjuncts.flatMap((each) => stringsAt(each, "required")));
    return [...required].some((name) => {
      if (conjuncts.some((each) => each["additionalProperties"] === false && !isDeclared(each, name))) return true;
      const declared = conjuncts.map((each) => memberAt(each, "properties", name));
      const schemas = declared.filter((each) => each !== undefined);
      return schemas.length > 0 && this.#isEmpty(schemas, open);
    });
  }

  #hasImpossibleItem(conjuncts: readonly Keywords[], open: ReadonlySet<string>): boolean {
    if (!conjuncts.some((each) => (numberAt(each, "minItems") ?? 0) > 0)) return false;
    const items = conjuncts.map((each) => ("prefixItems" in each ? undefined : schemaAt(each, "items")));
    const schemas = items.filter((each) => each !== undefined);
    return schemas.length > 0 && this.#isEmpty(schemas, open);
  }

  /** All schemas that apply to the same value; undefined if one is `false`. */
  #conjunctsOf(schemas: readonly JsonSchema[]): readonly Keywords[] | undefined {
    const found = new Set<Keywords>();
    const add = (schema: JsonSchema): boolean => {
      if (!isKeywords(schema)) return schema;
      if (found.has(schema)) return true;
      found.add(schema);
      const referred = this.#definitions.get(referenceOf(schema) ?? "");
      return schemasAt(schema, "allOf")
        .concat(referred ?? [])
        .every(add);
    };
    return schemas.every(add) ? [...found] : undefined;
  }

  #keyOf(schemas: readonly Keywords[]): string {
    for (const schema of schemas) if (!this.#ids.has(schema)) this.#ids.set(schema, this.#ids.size);
    return schemas
      .map((schema) => this.#ids.get(schema))
      .sort()
      .join();
  }
}

/** The types that all of the schemas allow. */
function typesOfAll(schemas: readonly Keywords[]): JsonType[] {
  return JSON_TYPES.filter((type) =>
    schemas.every((schema) => {
      const types = typesOf(schema);
      return types === undefined || types.includes(type) || (type === "integer" && types.includes("number"));
    }),
  );
}

function isDeclared(schema: Keywords, name: string): boolean {
  if (memberAt(schema, "properties", name) !== undefined) return true;
  return schemaMapAt(schema, "patternProperties").length > 0;
}

/**
 * The operations of a normalized document that can't be called as documented, or can't be answered, by id: no value has the
 * schema.
 */
export function operationsWithoutValue(document: OpenApiDocument): ReadonlySet<string> {
  const empty = new EmptySchemas(document.components?.schemas ?? {});
  const isEmpty = (schema: unknown) => isSchema(schema) && empty.has(schema);
  const hasNone = (content: object = {}) => {
    const schemas = Object.values(content).map((holder: { readonly schema?: unknown }) => holder.schema);
    return schemas.length > 0 && schemas.every(isEmpty);
  };
  const without = locateOperations(document).filter(({ operation, parameters }) => {
    const body = operation.requestBody && dereference(document, operation.requestBody);
    const successes = Object.entries(operation.responses)
      .filter(([status]) => status.startsWith("2"))
      .map(([, response]) => dereference(document, response));
    return (
      parameters.some((each) => each.required === true && isEmpty(each.schema)) ||
      (body?.required === true && hasNone(body.content)) ||
      (successes.length > 0 && successes.every(({ content }) => hasNone(content)))
    );
  });
  return new Set(without.map(({ id }) => id));
}
