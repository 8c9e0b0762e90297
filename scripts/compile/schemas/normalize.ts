import { DocumentError, type OpenApiDocument } from "../document.ts";
import { Alternatives } from "./equal-alternatives.ts";
import { bodyKind, isBinary, isForm, markBody, markFile } from "./bodies.ts";
import { allowNull, translateDialect } from "./dialect.ts";
import { Discriminators } from "./discriminators.ts";
import { type Context, Definitions } from "./definitions.ts";
import { everySchema } from "./every-schema.ts";
import { conjunctsOf, type Located } from "./closure.ts";
import {
  isKeywords,
  type JsonSchema,
  type Keywords,
  mapSubschemas,
  referenceOf,
  schemasAt,
  typesOf,
} from "./json-schema.ts";
import { mapDocument, type Place } from "./map-document.ts";
import { notSent, relaxRequired } from "./read-write.ts";
import { appendToPointer } from "./pointers.ts";
import { References } from "./references.ts";

/**
 * The document with all schemas in one form, whatever its version of OpenAPI: JSON Schema 2020-12, with each reference
 * pointing at a schema of `components`. A schema that differs between requests and responses (`readOnly`, `writeOnly`,
 * files in forms) becomes two schemas. Types, validators and samples are made from these, and so agree with each other.
 * Throws a `DocumentError` for a reference that points nowhere or in a cycle.
 */
export function normalizeSchemas(document: OpenApiDocument): OpenApiDocument {
  const normalizer = new Normalizer(document);
  const mapped = mapDocument(document, (schema, pointer, place) => normalizer.place(schema, pointer, place));
  const { schemas, nameOf } = normalizer.finish();
  const renamed = mapDocument(mapped, (schema) => (schema === undefined ? undefined : nameOf(schema)));
  return { ...renamed, components: { ...renamed.components, schemas } };
}

/** What surrounding schemas say about the same value. */
interface Around {
  /** The properties that are not sent. */
  readonly hidden: ReadonlySet<string>;
  /** Whether one of them states its type. */
  readonly isTyped: boolean;
}

class Normalizer {
  readonly #references: References;
  readonly #discriminators: Discriminators;
  readonly #definitions = new Definitions();
  readonly #isOpenApi30: boolean;

  constructor(document: OpenApiDocument) {
    this.#isOpenApi30 = document.openapi.startsWith("3.0");
    this.#references = new References(document);
    this.#discriminators = new Discriminators(this.#references, everySchema(document));
  }

  place(schema: JsonSchema | undefined, pointer: string, place: Place): JsonSchema | undefined {
    if (place.kind === "component") {
      this.#definitions.addComponent(pointer);
      return true;
    }
    if (place.kind === "value")
      return schema === undefined ? undefined : this.#convert(schema, pointer, place.direction);
    const kind = bodyKind(place.mediaType, place.direction);
    if (isForm(place.mediaType, place.direction) && !this.#mayBeForm(schema ?? true, pointer)) return ANY_FORM;
    const isBytes = kind === "bytes" || (place.mediaType.includes("*") && schema !== undefined && isBinary(schema));
    if (schema === undefined && !isBytes) return undefined;
    const converted = this.#convert(schema ?? true, pointer, kind === "form" ? "form" : place.direction);
    return isBytes ? markBody(converted, place.mediaType, place.direction) : converted;
  }

  /** Whether values of a schema have fields. A text or bytes can't be written as a form. */
  #mayBeForm(schema: JsonSchema, pointer: string): boolean {
    if (!isKeywords(schema) || Object.keys(schema).every((keyword) => ANNOTATIONS.has(keyword))) return false;
    const types = conjunctsOf(this.#references, { schema, pointer }, "all").map((each) => typesOf(each.schema));
    return types.every((each) => each === undefined || each.includes("object") || each.includes("array"));
  }

  /** Converts all referenced schemas, and names them. */
  finish(): ReturnType<Definitions["finish"]> {
    return this.#definitions.finish((pointer, context) => {
      const schema = this.#references.at(pointer);
      return isKeywords(schema) || typeof schema === "boolean" ? this.#convert(schema, pointer, context) : true;
    });
  }

  #convert(schema: JsonSchema, pointer: string, context: Context): JsonSchema {
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
      if (!IN_PLACE.has(keyword)) return this.#convert(member, pointer, context);
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
    return conjunctsOf(this.#references, owner, "all").some(({ schema, pointer }) => {
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

/** A form whose fields are not described. */
const ANY_FORM: JsonSchema = { type: "object" };

const ANNOTATIONS = new Set([
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
