import type TS from "typescript";
import { isKeywords, type JsonSchema } from "../schemas/json-schema.ts";
import { openApiTypescript, ts } from "../typescript.ts";
import { type ModelNames, NAMESPACE } from "./model-names.ts";
import type { SchemaTypes } from "./schema-types.ts";

/** The types of events, by the operationId of the operation that answers with them. */
export function streamsOf(items: ReadonlyMap<string, JsonSchema>, types: SchemaTypes): TS.Node[] {
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
export function modelsOf(schemas: ReadonlyMap<string, JsonSchema>, names: ModelNames, types: SchemaTypes): TS.Node {
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
