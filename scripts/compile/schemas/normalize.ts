import type { OpenApiDocument } from "../document.ts";
import { bodyKind, isBinary, isForm, markBody } from "./bodies.ts";
import { closureOf } from "./closure.ts";
import { Definitions } from "./definitions.ts";
import { DiscriminatorConstraints } from "./discriminator-constraints.ts";
import { everySchema } from "./every-schema.ts";
import { isKeywords, type JsonSchema, typesOf } from "./json-schema.ts";
import { mapDocument, type SchemaUse } from "./map-document.ts";
import { References } from "./references.ts";
import { ANNOTATIONS, SchemaConverter } from "./schema-converter.ts";

/**
 * The document with all schemas in one form, whatever its version of OpenAPI: JSON Schema 2020-12, with each reference
 * pointing at a schema of `components`. A schema that differs between requests and responses (`readOnly`, `writeOnly`,
 * files in forms) becomes two schemas. Types, validators and samples are made from these, and so agree with each other.
 * Throws a `DocumentError` for a reference that points nowhere or in a cycle.
 */
export function normalizeSchemas(document: OpenApiDocument): OpenApiDocument {
  const normalizer = new Normalizer(document);
  const mapped = mapDocument(document, (schema, pointer, use) => normalizer.normalize(schema, pointer, use));
  const { schemas, nameOf } = normalizer.finish();
  const renamed = mapDocument(mapped, (schema) => (schema === undefined ? undefined : nameOf(schema)));
  return { ...renamed, components: { ...renamed.components, schemas } };
}

class Normalizer {
  readonly #references: References;
  readonly #definitions = new Definitions();
  readonly #converter: SchemaConverter;

  constructor(document: OpenApiDocument) {
    this.#references = new References(document);
    this.#converter = new SchemaConverter({
      references: this.#references,
      discriminators: new DiscriminatorConstraints(this.#references, () => everySchema(document)),
      definitions: this.#definitions,
      isOpenApi30: document.openapi.startsWith("3.0"),
    });
  }

  normalize(schema: JsonSchema | undefined, pointer: string, use: SchemaUse): JsonSchema | undefined {
    if (use.kind === "component") {
      this.#definitions.addComponent(pointer);
      return true;
    }
    if (use.kind === "value")
      return schema === undefined ? undefined : this.#converter.convert(schema, pointer, use.direction);
    const kind = bodyKind(use.mediaType, use.direction);
    if (isForm(use.mediaType, use.direction) && !this.#mayBeForm(schema ?? true, pointer)) return ANY_FORM;
    const isBytes = kind === "bytes" || (use.mediaType.includes("*") && schema !== undefined && isBinary(schema));
    if (schema === undefined && !isBytes) return undefined;
    const converted = this.#converter.convert(schema ?? true, pointer, kind === "form" ? "form" : use.direction);
    return isBytes ? markBody(converted, use.mediaType, use.direction) : converted;
  }

  /** Whether values of a schema have fields. A text or bytes can't be written as a form. */
  #mayBeForm(schema: JsonSchema, pointer: string): boolean {
    if (!isKeywords(schema) || Object.keys(schema).every((keyword) => ANNOTATIONS.has(keyword))) return false;
    const types = closureOf(this.#references, { schema, pointer }, "all").map((each) => typesOf(each.schema));
    return types.every((each) => each === undefined || each.includes("object") || each.includes("array"));
  }

  /** Converts all referenced schemas, and names them. */
  finish(): ReturnType<Definitions["finish"]> {
    return this.#definitions.finish((pointer, context) => {
      const schema = this.#references.at(pointer);
      return isKeywords(schema) || typeof schema === "boolean"
        ? this.#converter.convert(schema, pointer, context)
        : true;
    });
  }
}

/** A form whose fields are not described. */
const ANY_FORM: JsonSchema = { type: "object" };
