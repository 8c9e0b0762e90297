import { DocumentError } from "../document.ts";
import { isBinary, markFile } from "./bodies.ts";
import { closureOf, type Located } from "./closure.ts";
import type { Context } from "./contexts.ts";
import type { Definitions } from "./definitions.ts";
import { allowNull, translateDialect } from "./dialect.ts";
import type { DiscriminatorConstraints } from "./discriminator-constraints.ts";
import { Alternatives } from "./equal-alternatives.ts";
import { isKeywords, type JsonSchema, type Keywords, mapSubschemas, referenceOf, schemasAt } from "./json-schema.ts";
import { appendToPointer } from "./pointers.ts";
import { notSent, relaxRequired } from "./read-write.ts";
import type { References } from "./references.ts";

/** What surrounding schemas say about the same value. */
interface Around {
  /** The properties that are not sent. */
  readonly hidden: ReadonlySet<string>;
  /** Whether one of them states its type. */
  readonly isTyped: boolean;
}

/** What a schema is converted with. */
interface Surroundings {
  readonly references: References;
  readonly discriminators: DiscriminatorConstraints;
  /** Collects the schemas that are referred to. */
  readonly definitions: Definitions;
  readonly isOpenApi30: boolean;
}

/** Converts a schema and those nested in it into JSON Schema 2020-12. */
export class SchemaConverter {
  readonly #references: References;
  readonly #discriminators: DiscriminatorConstraints;
  readonly #definitions: Definitions;
  readonly #isOpenApi30: boolean;

  constructor({ references, discriminators, definitions, isOpenApi30 }: Surroundings) {
    this.#references = references;
    this.#discriminators = discriminators;
    this.#definitions = definitions;
    this.#isOpenApi30 = isOpenApi30;
  }

  convert(schema: JsonSchema, pointer: string, context: Context): JsonSchema {
    if (!isKeywords(schema)) return schema;
    const direction = context === "response" ? "response" : "request";
    return this.#convertWithin(schema, pointer, context, {
      hidden: notSent(this.#references, { schema, pointer }, direction),
      isTyped: false,
    });
  }

  #convertWithin(source: Keywords, pointer: string, context: Context, around: Around): JsonSchema {
    const owner: Located = { schema: source, pointer };
    const { schema, isNullable } = translateDialect(source, this.#isOpenApi30);
    const isTyped = around.isTyped || this.#isTyped(owner);
    const implied = isTyped ? undefined : impliedType(schema);
    const inside: Around = { hidden: around.hidden, isTyped: isTyped || implied !== undefined };
    const members = this.#convertMembers(relaxRequired(schema, around.hidden), owner, context, inside);
    const typed = implied === undefined ? members : { type: implied, ...members };
    const inheriting = addAllOf(typed, this.#discriminators.narrowChild(owner));
    const referring = this.#refer(inheriting, source, pointer, context);
    const marked = context === "form" && isBinary(source) ? markFile(referring) : referring;
    return isNullable ? allowNull(marked) : marked;
  }

  /** Converts the schemas nested in a schema. Of equal alternatives one is kept. */
  #convertMembers(schema: Keywords, owner: Located, context: Context, inside: Around): Keywords {
    const alternatives = new Alternatives(this.#references, owner.pointer);
    const mapped = mapSubschemas(schema, (member, keyword, key) => {
      const isAlternative = isKeywords(member) && IN_PLACE.has(keyword) && keyword !== "allOf";
      const narrowed = isAlternative ? this.#discriminators.narrowMember(owner, member, owner.pointer) : undefined;
      if (keyword === "oneOf") alternatives.add(member, narrowed);
      if (!isKeywords(member)) return member;
      const steps = key === undefined ? [keyword] : [keyword, key];
      const pointer = appendToPointer(owner.pointer, ...steps);
      if (!IN_PLACE.has(keyword)) return this.convert(member, pointer, context);
      const isTyped = inside.isTyped || keyword === "not" || keyword === "if";
      const converted = this.#convertWithin(member, pointer, context, { hidden: inside.hidden, isTyped });
      return narrowed === undefined || !isKeywords(converted) ? converted : addAllOf(converted, [narrowed]);
    });
    return alternatives.mergeIn(mapped);
  }

  /** Whether the schema, another schema for the same value, or each of its alternatives states the type. */
  #isTyped(owner: Located, seen = new Set<Keywords>()): boolean {
    if (seen.has(owner.schema)) return false;
    seen.add(owner.schema);
    return closureOf(this.#references, owner, "all").some(({ schema, pointer }) => {
      if (["type", "enum", "const"].some((keyword) => keyword in schema)) return true;
      return ["anyOf", "oneOf"].some((keyword) => {
        const members = schemasAt(schema, keyword).filter(isKeywords);
        return members.length > 0 && members.every((member) => this.#isTyped({ schema: member, pointer }, seen));
      });
    });
  }

  /** A reference with siblings becomes an additional schema that must be satisfied. */
  #refer(converted: Keywords, source: Keywords, pointer: string, context: Context): Keywords {
    const reference = referenceOf(source);
    if (reference === undefined) return converted;
    const { $ref: _, discriminator: __, ...beside } = converted;
    const target = this.#references.resolve(reference, pointer);
    if (target === pointer) throw new DocumentError("The reference points at itself.", pointer);
    const referred = { $ref: this.#definitions.add(target, context) };
    if (Object.keys(beside).every((keyword) => ANNOTATIONS.has(keyword))) return { ...beside, ...referred };
    return { ...beside, allOf: [referred, ...schemasAt(beside, "allOf")] };
  }
}

function addAllOf(schema: Keywords, members: readonly JsonSchema[]): Keywords {
  if (members.length === 0) return schema;
  return { ...schema, allOf: [...schemasAt(schema, "allOf"), ...members] };
}

/** Keywords whose schemas apply to the same value. */
const IN_PLACE = new Set(["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"]);

/** Keywords that accept every value. */
export const ANNOTATIONS = new Set([
  ...["title", "description", "deprecated", "default", "example", "examples", "readOnly", "writeOnly", "externalDocs"],
  ...["$comment", "summary", "xml"],
]);

/**
 * If nothing states a value's type, `properties` implies an object and `items` an array, as authors intend. JSON Schema
 * would accept values of every other type.
 */
function impliedType(schema: Keywords): string | undefined {
  if (["properties", "patternProperties", "additionalProperties"].some((keyword) => keyword in schema)) return "object";
  return ["items", "prefixItems"].some((keyword) => keyword in schema) ? "array" : undefined;
}
