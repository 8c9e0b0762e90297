import { parsePointer } from "revokit/toolkit";
import type { OpenApiDocument } from "../document.ts";
import { bodyKind } from "../schemas/bodies.ts";
import { isKeywords, type JsonSchema } from "../schemas/json-schema.ts";
import { type Direction, mapDocument, type SchemaUse } from "../schemas/map-document.ts";
import { inlineReferences } from "./inline-references.ts";
import type { PossibleTypes, ValueType } from "./possible-types.ts";
import { addQueryPaths } from "./query-method.ts";

/**
 * The document with a stub in place of each schema, and what each stub stands for: a schema, or the name of one in
 * `components`. openapi-typescript asks for the type of each stub, and keeps its documentation.
 */
export function stubSchemas(
  document: OpenApiDocument,
  possible: PossibleTypes,
): {
  readonly document: OpenApiDocument;
  readonly schemas: ReadonlyMap<object, JsonSchema | string>;
} {
  const schemas = new Map<object, JsonSchema | string>();
  const stubOf = (schema: JsonSchema | string, annotated: JsonSchema) => {
    const known = isKeywords(annotated) ? ANNOTATIONS.filter((keyword) => keyword in annotated) : [];
    const stub = {
      ...Object.fromEntries(known.map((keyword) => [keyword, Object(annotated)[keyword]])),
      type: "string",
    };
    schemas.set(stub, schema);
    return stub;
  };
  const outlined = mapDocument(
    document,
    (schema, pointer, use) => {
      if (schema === undefined) return undefined;
      if (use.kind === "component") return stubOf(parsePointer(pointer).at(-1) ?? "", true);
      const isOtherText = isTextBody(use) && !TEXTS[use.direction].some((type) => possible.of(schema).has(type));
      return stubOf(isOtherText ? { type: "string" } : schema, schema);
    },
    // openapi-typescript treats a parameter without a schema as a string, and knows no parameter that is the whole query.
    ({ content, ...field }) => ({
      ...Object.values(content ?? {})[0],
      ...field,
      ...(field["in"] === "querystring" && { in: "query" }),
    }),
  );
  return { document: addQueryPaths(inlineReferences(outlined, schemas)), schemas };
}

function isTextBody(use: SchemaUse): use is SchemaUse & { readonly kind: "body" } {
  return use.kind === "body" && bodyKind(use.mediaType, use.direction) === "text";
}

/** The type of text: the client returns a response's text unchanged, and serializes the values of a request. */
const TEXTS: Readonly<Record<Direction, readonly ValueType[]>> = {
  request: ["string", "number", "boolean"],
  response: ["string"],
};

/** The members that openapi-typescript writes into a property's documentation. */
const ANNOTATIONS = ["title", "description", "deprecated", "default", "example", "format"];
