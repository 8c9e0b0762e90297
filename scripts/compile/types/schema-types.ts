import type TS from "typescript";
import { typesOfBytes } from "../schemas/bodies.ts";
import {
  isKeywords,
  type JsonSchema,
  type Keywords,
  numberAt,
  referenceOf,
  schemaAt,
  schemaMapAt,
  schemasAt,
  typesOf,
  stringsAt,
  valuesOf,
} from "../schemas/json-schema.ts";
import { ts } from "../typescript.ts";
import type { ModelNames } from "./model-names.ts";
import { typeOfReference } from "./model-types.ts";
import {
  BOOLEAN,
  indexSignature,
  intersection,
  literal,
  NEVER,
  NULL,
  NUMBER,
  property,
  STRING,
  UNDEFINED,
  union,
  UNKNOWN,
} from "./nodes.ts";
import type { PlatformTypes } from "./platform-types.ts";
import { ANY_TYPE, type PossibleTypes, type ValueType, valueTypeOf } from "./possible-types.ts";

const { factory } = ts;

/** `{} | null`: `unknown` would let a required property be undefined. */
const ANYTHING = union([factory.createTypeLiteralNode([]), NULL]);

/** The keywords that constrain an object or an array beyond its type. */
const OBJECT_KEYWORDS = ["properties", "patternProperties", "additionalProperties", "required"];
const ARRAY_KEYWORDS = ["items", "prefixItems"];

/** Turns normalised schemas into TypeScript types. */
export class SchemaTypes {
  readonly #names: ModelNames;
  readonly #possible: PossibleTypes;
  readonly #platform: PlatformTypes;

  constructor(names: ModelNames, possible: PossibleTypes, platform: PlatformTypes) {
    this.#names = names;
    this.#possible = possible;
    this.#platform = platform;
  }

  /** @param among the types that the surrounding schemas allow */
  typeOf(schema: JsonSchema, among: ReadonlySet<ValueType> = ANY_TYPE): TS.TypeNode {
    if (!isKeywords(schema)) return schema ? UNKNOWN : NEVER;
    const bytes = typesOfBytes(schema);
    if (bytes !== undefined) {
      const isNullable = typesOf(schema)?.includes("null") === true;
      return union([...bytes.map((name) => this.#platform.typeOf(name)), ...(isNullable ? [NULL] : [])]);
    }
    if (isNothing(schema)) return NEVER;
    const possible = new Set([...this.#possible.of(schema)].filter((type) => among.has(type)));
    const parts = [...this.#membersOf(schema, possible)];
    const own = this.#ownType(schema, possible, parts.length > 0);
    return intersection(own === undefined ? parts : [own, ...parts]);
  }

  /** The types of a schema's reference and of its `allOf`, `anyOf` and `oneOf`. */
  *#membersOf(schema: Keywords, possible: ReadonlySet<ValueType>): Generator<TS.TypeNode> {
    const reference = referenceOf(schema);
    if (reference !== undefined) yield typeOfReference(this.#names, reference);
    for (const member of schemasAt(schema, "allOf")) yield this.typeOf(member, possible);
    for (const keyword of ["anyOf", "oneOf"]) {
      const members = schemasAt(schema, keyword);
      if (members.length > 0) yield union(members.map((member) => this.typeOf(member, possible)));
    }
  }

  /** The schema's own type; undefined if its members already imply it. */
  #ownType(schema: Keywords, possible: ReadonlySet<ValueType>, hasMembers: boolean): TS.TypeNode | undefined {
    const values = valuesOf(schema);
    if (values !== undefined) return union(values.filter((value) => possible.has(valueTypeOf(value))).map(literal));
    const known = schema["x-extensible-enum"];
    const saysMore =
      (possible.has("object") && OBJECT_KEYWORDS.some((keyword) => keyword in schema)) ||
      (possible.has("array") && ARRAY_KEYWORDS.some((keyword) => keyword in schema)) ||
      (possible.has("string") && Array.isArray(known));
    if (!saysMore && (possible.size === ANY_TYPE.size || (hasMembers && this.#membersAreWithin(schema, possible)))) {
      return undefined;
    }
    return union([...possible].map((type) => this.#typed(type, schema)));
  }

  #membersAreWithin(schema: Keywords, possible: ReadonlySet<ValueType>): boolean {
    return [...this.#possible.ofMembers(schema)].every((type) => possible.has(type));
  }

  #typed(type: ValueType, schema: Keywords): TS.TypeNode {
    switch (type) {
      case "string":
        return openEnum(schema) ?? STRING;
      case "number":
        return NUMBER;
      case "boolean":
        return BOOLEAN;
      case "null":
        return NULL;
      case "array":
        return this.#arrayType(schema);
      case "object":
        return this.#objectType(schema);
    }
  }

  #arrayType(schema: Keywords): TS.TypeNode {
    const items = schemaAt(schema, "items") ?? true;
    const prefix = schemasAt(schema, "prefixItems");
    if (prefix.length === 0 && items !== false) return factory.createArrayTypeNode(this.typeOf(items));
    const required = numberAt(schema, "minItems") ?? 0;
    const elements = prefix.slice(0, numberAt(schema, "maxItems")).map((member, index) => {
      const type = this.typeOf(member);
      return index < required ? type : factory.createOptionalTypeNode(type);
    });
    const isOpen = items !== false && (numberAt(schema, "maxItems") ?? Infinity) > prefix.length;
    const rest = isOpen ? [factory.createRestTypeNode(factory.createArrayTypeNode(this.typeOf(items)))] : [];
    return factory.createTupleTypeNode([...elements, ...rest]);
  }

  #objectType(schema: Keywords): TS.TypeNode {
    const declared = schemaMapAt(schema, "properties");
    const required = new Set(stringsAt(schema, "required"));
    const additional = schemaAt(schema, "additionalProperties");
    const members = declared.map(([name, member]) => ({
      name,
      type: this.typeOf(member),
      isOptional: !required.delete(name),
      ...(isKeywords(member) && { isReadonly: member["readOnly"] === true, annotations: member }),
    }));
    const others = [...required].map((name) => ({
      name,
      type: isKeywords(additional) ? this.typeOf(additional) : ANYTHING,
      isOptional: false,
    }));
    const properties = [...members, ...others];
    const index = this.#indexType(schema, properties);
    return factory.createTypeLiteralNode([
      ...properties.map(({ name, type, ...settings }) => property(name, type, settings)),
      ...(index === undefined ? [] : [indexSignature(index)]),
    ]);
  }

  /** TypeScript requires that an index signature covers the declared properties. */
  #indexType(
    schema: Keywords,
    properties: readonly { readonly type: TS.TypeNode; readonly isOptional: boolean }[],
  ): TS.TypeNode | undefined {
    const additional = schemaAt(schema, "additionalProperties");
    const patterns = schemaMapAt(schema, "patternProperties");
    if (properties.length === 0 && patterns.length === 0)
      return this.typeOf(additional === false ? false : (additional ?? true));
    if (patterns.length === 0 && (additional === undefined || additional === false)) return undefined;
    return union([
      this.typeOf(additional ?? true),
      ...patterns.map(([, member]) => this.typeOf(member)),
      ...properties.map(({ type }) => type),
      ...(properties.some(({ isOptional }) => isOptional) ? [UNDEFINED] : []),
    ]);
  }
}

/** A schema of `components` that allows no value: `false`. */
function isNothing({ not }: Keywords): boolean {
  return not === true || (isKeywords(not) && Object.keys(not).length === 0);
}

/**
 * `x-extensible-enum` lists the known values of a string; other values are valid too. A plain union with
 * `string` would lose the known ones: `string & {}` keeps them for an editor's completion.
 */
function openEnum(schema: Keywords): TS.TypeNode | undefined {
  const known = schema["x-extensible-enum"];
  if (!Array.isArray(known)) return undefined;
  const open = factory.createIntersectionTypeNode([STRING, factory.createTypeLiteralNode([])]);
  return union([...known.map((value) => literal(String(value))), open]);
}
