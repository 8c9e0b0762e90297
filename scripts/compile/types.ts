import { escapeToken } from "revokit/toolkit";
import type { OpenAPI3 } from "openapi-typescript";
import type TS from "typescript";
import type { OpenApiDocument } from "./document.ts";
import { bodyKind } from "./schemas/bodies.ts";
import { isKeywords, isSchema, type JsonSchema } from "./schemas/json-schema.ts";
import { type Direction, mapDocument, type Place } from "./schemas/map-document.ts";
import { parsePointer } from "./schemas/references.ts";
import { eventData } from "./stream-items.ts";
import { inlineReferences } from "./types/inline-references.ts";
import { ModelNames, NAMESPACE } from "./types/model-names.ts";
import { typeOfModel } from "./types/model-types.ts";
import { PlatformTypes } from "./types/platform-types.ts";
import { PossibleTypes, type ValueType } from "./types/possible-types.ts";
import { addQueryPaths, withoutQueryPaths } from "./types/query-method.ts";
import { SchemaTypes } from "./types/schema-types.ts";
import { openApiTypescript, ts } from "./typescript.ts";

/**
 * The source of `generated/<api>/types.ts`, for a document returned by `normalizeSchemas`: openapi-typescript's types
 * of paths, operations and components, but our own types of the schemas, which match what the validators check.
 */
export function compileTypes(document: OpenApiDocument): string {
  const { astToString, resolveRef, transformSchema } = openApiTypescript;
  const schemas = new Map(
    Object.entries(document.components?.schemas ?? {}).map(([name, schema]): [string, JsonSchema] => [
      name,
      isSchema(schema) ? schema : true,
    ]),
  );
  const names = new ModelNames(schemas.keys());
  const references = new Map([...schemas].map(([name, schema]) => [referenceTo(name), schema]));
  const platform = new PlatformTypes();
  const possible = new PossibleTypes(references);
  const types = new SchemaTypes(names, possible, platform);

  const outlined = outline(document, possible);
  // Two libraries' types for the same standard.
  const outer = outlined.document as OpenAPI3;
  const nodes = transformSchema(outer, {
    ...DEFAULTS,
    silent: true,
    transform: (stub: object) => {
      const schema = outlined.schemas.get(stub);
      if (schema === undefined) return undefined;
      return typeof schema === "string" ? typeOfModel(names, schema) : types.typeOf(schema);
    },
    postTransform: undefined,
    injectFooter: [],
    discriminators: { objects: {}, refsHandled: [] },
    resolve: ($ref: string) => resolveRef(outer, $ref, { silent: true }),
  });
  const streams = streamsOf(eventData(document), types);
  const written = [...nodes.map(withoutQueryPaths), ...streams, modelsOf(schemas, names, types)];
  return astToString(written) + platform.declarations;
}

/**
 * The document with a stub in place of each schema, and what each stub stands for: a schema, or the name of one in
 * `components`. openapi-typescript asks for the type of each stub, and keeps its documentation.
 */
function outline(
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
    (schema, pointer, place) => {
      if (schema === undefined) return undefined;
      if (place.kind === "component") return stubOf(parsePointer(pointer).at(-1) ?? "", true);
      const isOtherText = isTextBody(place) && !TEXTS[place.direction].some((type) => possible.of(schema).has(type));
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

function isTextBody(place: Place): place is Place & { readonly kind: "body" } {
  return place.kind === "body" && bodyKind(place.mediaType, place.direction) === "text";
}

/** The type of text: the client returns a response's text unchanged, and serializes the values of a request. */
const TEXTS: Readonly<Record<Direction, readonly ValueType[]>> = {
  request: ["string", "number", "boolean"],
  response: ["string"],
};

/** The members that openapi-typescript writes into a property's documentation. */
const ANNOTATIONS = ["title", "description", "deprecated", "default", "example", "format"];

/** The types of events, by the operationId of the operation that answers with them. */
function streamsOf(items: ReadonlyMap<string, JsonSchema>, types: SchemaTypes): TS.Node[] {
  if (items.size === 0) return [];
  const { factory, SyntaxKind } = ts;
  const members = [...items].map(([id, schema]) =>
    factory.createPropertySignature(undefined, factory.createStringLiteral(id), undefined, types.typeOf(schema)),
  );
  const exported = factory.createModifier(SyntaxKind.ExportKeyword);
  const streams = factory.createInterfaceDeclaration([exported], "streams", undefined, undefined, members);
  openApiTypescript.addJSDocComment({ description: "The data of events, by operationId." }, streams);
  return [streams];
}

/** A named type for each schema of `components`. */
function modelsOf(schemas: ReadonlyMap<string, JsonSchema>, names: ModelNames, types: SchemaTypes): TS.Node {
  const { factory, SyntaxKind, NodeFlags } = ts;
  const exported = factory.createModifier(SyntaxKind.ExportKeyword);
  const models = [...schemas].map(([name, schema]) => {
    const model = factory.createTypeAliasDeclaration([exported], names.nameOf(name), undefined, types.typeOf(schema));
    openApiTypescript.addJSDocComment(isKeywords(schema) ? schema : {}, model);
    return model;
  });
  const declare = factory.createModifier(SyntaxKind.DeclareKeyword);
  const block = factory.createModuleBlock(models);
  return factory.createModuleDeclaration(
    [exported, declare],
    factory.createIdentifier(NAMESPACE),
    block,
    NodeFlags.Namespace,
  );
}

function referenceTo(name: string): string {
  return `#/components/schemas/${escapeToken(name)}`;
}

/** openapi-typescript's own defaults. */
const DEFAULTS = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: true,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  transformProperty: undefined,
};
