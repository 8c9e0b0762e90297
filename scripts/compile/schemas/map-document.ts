import { METHODS, type OpenApiDocument } from "../document.ts";
import { isSchema, type JsonSchema, type Keywords } from "./json-schema.ts";
import { type MapNode, type Maps, mapEach, mapMembers, withMember } from "./map-members.ts";
import { appendToPointer } from "./pointers.ts";

/** What a schema describes: a value in one direction, or a body of a media type. */
export type SchemaUse =
  | { readonly kind: "component" }
  | { readonly kind: "value"; readonly direction: Direction }
  | { readonly kind: "body"; readonly direction: Direction; readonly mediaType: string };

/** Which way a value travels. */
export type Direction = "request" | "response";

/** Maps a schema at a pointer; undefined for a body without a schema. */
export type MapSchema = (schema: JsonSchema | undefined, pointer: string, use: SchemaUse) => JsonSchema | undefined;

/**
 * The document with each top-level schema mapped. Nested schemas are left to `map`.
 * @param mapField maps each parameter and header, once its schema is mapped
 */
export function mapDocument(
  document: OpenApiDocument,
  map: MapSchema,
  mapField: (field: Keywords) => Keywords = (field) => field,
): OpenApiDocument {
  return { ...document, ...new DocumentMapper(map, mapField).document({ ...document }) };
}

class DocumentMapper {
  readonly #map: MapSchema;
  // What is mapped of each object, listed once: a large document has thousands of them.
  readonly #ofPathItem: Maps;
  readonly #ofOperation: Maps;
  readonly #ofResponse: Maps;
  readonly #mapField: (field: Keywords) => Keywords;

  constructor(map: MapSchema, mapField: (field: Keywords) => Keywords) {
    this.#map = map;
    this.#mapField = mapField;
    const operation: MapNode = (node, at) => this.#operation(node, at);
    const parameter: MapNode = (node, at) => this.#field(node, at, "request");
    const parameters: MapNode = (list, at) => mapEach(list, at, parameter);
    this.#ofPathItem = [
      ...METHODS.map((method) => [method, operation] as const),
      ["additionalOperations", (operations, at) => mapEach(operations, at, operation)],
      ["parameters", parameters],
    ];
    this.#ofOperation = [
      ["parameters", parameters],
      ["requestBody", (body, at) => this.#contentOf(body, at, "request")],
      ["responses", (responses, at) => mapEach(responses, at, (node, each) => this.#response(node, each))],
      ["callbacks", (callbacks, at) => mapEach(callbacks, at, (node, each) => this.#callback(node, each))],
    ];
    this.#ofResponse = [
      ["headers", (headers, at) => mapEach(headers, at, (node, each) => this.#field(node, each, "response"))],
    ];
  }

  document(document: Keywords): Keywords {
    const pathItem: MapNode = (node, pointer) => this.#pathItem(node, pointer);
    return mapMembers(document, "#", [
      ["paths", (paths, pointer) => mapEach(paths, pointer, pathItem)],
      ["webhooks", (webhooks, pointer) => mapEach(webhooks, pointer, pathItem)],
      ["components", (components, pointer) => this.#components(components, pointer)],
    ]);
  }

  #components(components: Keywords, pointer: string): Keywords {
    const each = (map: MapNode) => (node: Keywords, at: string) => mapEach(node, at, map);
    return mapMembers(components, pointer, [
      ["schemas", (schemas, at) => this.#schemas(schemas, at)],
      ["parameters", each((node, at) => this.#field(node, at, "request"))],
      ["headers", each((node, at) => this.#field(node, at, "response"))],
      ["requestBodies", each((node, at) => this.#contentOf(node, at, "request"))],
      ["responses", each((node, at) => this.#response(node, at))],
      ["pathItems", each((node, at) => this.#pathItem(node, at))],
      ["callbacks", each((node, at) => this.#callback(node, at))],
    ]);
  }

  #schemas(schemas: Keywords, pointer: string): Keywords {
    const mapped = Object.entries(schemas).map(([name, schema]) => [
      name,
      isSchema(schema) ? this.#map(schema, appendToPointer(pointer, name), { kind: "component" }) : true,
    ]);
    return Object.fromEntries(mapped);
  }

  #pathItem(item: Keywords, pointer: string): Keywords {
    return mapMembers(item, pointer, this.#ofPathItem);
  }

  #operation(operation: Keywords, pointer: string): Keywords {
    return mapMembers(operation, pointer, this.#ofOperation);
  }

  #callback(callback: Keywords, pointer: string): Keywords {
    return mapEach(callback, pointer, (node, at) => this.#pathItem(node, at));
  }

  #response(response: Keywords, pointer: string): Keywords {
    return mapMembers(this.#contentOf(response, pointer, "response"), pointer, this.#ofResponse);
  }

  /** A parameter or a header has a schema, or a media type that has one (OpenAPI 3.1, 4.8.12.2). */
  #field(field: Keywords, pointer: string, direction: Direction): Keywords {
    const use: SchemaUse = { kind: "value", direction };
    const mapped = mapMembers(this.#schemaOf(field, pointer, use), pointer, [
      ["content", (content, at) => mapEach(content, at, (holder, each) => this.#schemaOf(holder, each, use))],
    ]);
    return this.#mapField(mapped);
  }

  #contentOf(holder: Keywords, pointer: string, direction: Direction): Keywords {
    const body: MapNode = (content, at) =>
      mapEach(content, at, (node, each, mediaType) => {
        const mapped = this.#schemaOf(node, each, { kind: "body", direction, mediaType });
        return this.#schemaOf(mapped, each, { kind: "value", direction }, "itemSchema");
      });
    return mapMembers(holder, pointer, [["content", body]]);
  }

  #schemaOf(holder: Keywords, pointer: string, use: SchemaUse, keyword = "schema"): Keywords {
    const schema = holder[keyword];
    if (schema === undefined && use.kind !== "body") return holder;
    const mapped = this.#map(isSchema(schema) ? schema : undefined, appendToPointer(pointer, keyword), use);
    return mapped === undefined ? holder : withMember(holder, keyword, mapped);
  }
}
