import type TS from "typescript";
import { typesOfBytes } from "../schemas/bodies.ts";
import {
  isKeywords,
  type JsonSchema,
  type Keywords,
  referenceOf,
  schemasAt,
  typesOf,
  valuesOf,
} from "../schemas/json-schema.ts";
import { ts } from "../typescript.ts";
import { arrayType } from "./array-type.ts";
import type { ModelNames } from "./model-names.ts";
import { typeOfReference } from "./model-types.ts";
import { BOOLEAN, intersection, literal, NEVER, NULL, NUMBER, STRING, union, UNKNOWN } from "./nodes.ts";
import { objectType } from "./object-type.ts";
import type { PlatformTypes } from "./platform-types.ts";
import { ANY_TYPE, type PossibleTypes, type ValueType, valueTypeOf } from "./possible-types.ts";

const { factory } = ts;

/** The keywords that constrain an object or an array beyond its type. */
const OBJECT_KEYWORDS = ["properties", "patternProperties", "additionalProperties", "required"];
const ARRAY_KEYWORDS = ["items", "prefixItems"];

/** Turns normalized schemas into TypeScript types. */
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
        return arrayType(schema, (item) => this.typeOf(item));
      case "object":
        return objectType(schema, (member) => this.typeOf(member));
    }
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
