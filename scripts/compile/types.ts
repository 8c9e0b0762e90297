import type { OpenAPI3 } from "openapi-typescript";
import type { TypeNode } from "typescript";
import type { OpenApiDocument } from "./document.ts";
import { RecursiveLists } from "./recursive-lists.ts";
import { openApiTypescript, ts } from "./typescript.ts";

/** The source of `generated/<api>/types.ts`, by openapi-typescript. It writes into the document: let it be the last to have it. */
export function compileTypes(compiled: OpenApiDocument): string {
  const { astToString, resolveRef, scanDiscriminators, transformSchema } = openApiTypescript;
  // Two libraries' descriptions of the same standard.
  const document = compiled as OpenAPI3;
  const options = { silent: true, transform: openEnum };
  const lists = new RecursiveLists(compiled);
  const types = astToString(
    transformSchema(document, {
      ...DEFAULTS,
      ...options,
      postTransform: (type) => lists.replace(type),
      injectFooter: [],
      discriminators: scanDiscriminators(document, options),
      resolve: ($ref) => resolveRef(document, $ref, options),
    }),
  );
  return types + lists.declaration;
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

/**
 * `x-extensible-enum` lists the values that are known of a string whose further values are valid too. A plain union with
 * `string` would lose the known ones: `string & {}` keeps them for an editor's completion.
 */
function openEnum(schema: object): TypeNode | undefined {
  if (!("x-extensible-enum" in schema) || !Array.isArray(schema["x-extensible-enum"])) return undefined;
  const { factory, SyntaxKind } = ts;
  const known = schema["x-extensible-enum"].map((value) =>
    factory.createLiteralTypeNode(factory.createStringLiteral(String(value))),
  );
  const open = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([
    ...known,
    open,
    ...(isNullable(schema) ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ]);
}

function isNullable(schema: object): boolean {
  const inOpenApi30 = "nullable" in schema && schema.nullable === true;
  return inOpenApi30 || ("type" in schema && Array.isArray(schema.type) && schema.type.includes("null"));
}
