import {
  isKeywords,
  JSON_TYPES,
  type JsonSchema,
  type JsonType,
  type Keywords,
  referenceOf,
  schemasAt,
  typesOf,
  valuesOf,
} from "../schemas/json-schema.ts";

/** JSON's types as TypeScript distinguishes them: an integer is a number. */
export type ValueType = Exclude<JsonType, "integer">;

export const ANY_TYPE: ReadonlySet<ValueType> = new Set(JSON_TYPES.map(widen));

/** Finds the types of values that a schema allows. */
export class PossibleTypes {
  readonly #schemas: ReadonlyMap<string, JsonSchema>;
  readonly #known = new Map<string, ReadonlySet<ValueType>>();

  /** @param schemas by the references to them */
  constructor(schemas: ReadonlyMap<string, JsonSchema>) {
    this.#schemas = schemas;
  }

  of(schema: JsonSchema): ReadonlySet<ValueType> {
    if (!isKeywords(schema)) return schema ? ANY_TYPE : new Set();
    const types = typesOf(schema);
    const values = valuesOf(schema);
    return common([
      types === undefined ? ANY_TYPE : new Set(types.map(widen)),
      values === undefined ? ANY_TYPE : new Set(values.map(valueTypeOf)),
      this.ofMembers(schema),
    ]);
  }

  /** The same for a schema's reference and the members of its `allOf`, `anyOf` and `oneOf` only. */
  ofMembers(schema: Keywords): ReadonlySet<ValueType> {
    const reference = referenceOf(schema);
    const alternatives = ["anyOf", "oneOf"].map((keyword) => schemasAt(schema, keyword));
    return common([
      reference === undefined ? ANY_TYPE : this.#referred(reference),
      ...schemasAt(schema, "allOf").map((member) => this.of(member)),
      ...alternatives
        .filter(({ length }) => length > 0)
        .map((members) => new Set(members.flatMap((each) => [...this.of(each)]))),
    ]);
  }

  #referred(reference: string): ReadonlySet<ValueType> {
    const known = this.#known.get(reference);
    if (known !== undefined) return known;
    // Provisional: recursion for the same value allows no further types.
    this.#known.set(reference, ANY_TYPE);
    const found = this.of(this.#schemas.get(reference) ?? true);
    this.#known.set(reference, found);
    return found;
  }
}

export function valueTypeOf(value: unknown): ValueType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : "object";
}

function widen(type: JsonType): ValueType {
  return type === "integer" ? "number" : type;
}

function common(sets: readonly ReadonlySet<ValueType>[]): ReadonlySet<ValueType> {
  return sets.reduce((left, right) => new Set([...left].filter((type) => right.has(type))), ANY_TYPE);
}
