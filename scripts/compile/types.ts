import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { OpenApiDocument } from "./document.ts";

/** The source of `generated/<api>/types.ts`, by openapi-typescript. */
export async function compileTypes(document: OpenApiDocument): Promise<string> {
  // Two descriptions of the same OpenAPI document; and openapi-typescript writes into what it is given.
  const ast = await openapiTS(structuredClone(document) as OpenAPI3, {
    silent: true,
    transform: openEnum,
  });
  return astToString(ast);
}

/**
 * `x-extensible-enum` lists the values that are known of a string whose further values are valid too. A plain union with
 * `string` would lose the known ones: `string & {}` keeps them for an editor's completion.
 */
function openEnum(schema: object): ts.TypeNode | undefined {
  if (!("x-extensible-enum" in schema) || !Array.isArray(schema["x-extensible-enum"])) return undefined;
  const { factory, SyntaxKind } = ts;
  const known = schema["x-extensible-enum"].map((value) =>
    factory.createLiteralTypeNode(factory.createStringLiteral(String(value))),
  );
  const open = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  const nullable = "type" in schema && Array.isArray(schema.type) && schema.type.includes("null");
  return factory.createUnionTypeNode([
    ...known,
    open,
    ...(nullable ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ]);
}
