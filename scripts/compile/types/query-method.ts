import type TS from "typescript";
import { isReference, type OpenApiDocument } from "../document.ts";
import { ts } from "../typescript.ts";

/** A prefix that no path in a document has. */
const MARK = "QUERY ";

/**
 * The document with each QUERY operation of OpenAPI 3.2 as a POST under a separate path: openapi-typescript does not
 * know the method, and writes no types for an operation of an unknown method.
 */
export function addQueryPaths(document: OpenApiDocument): OpenApiDocument {
  const entries = Object.entries(document.paths ?? {});
  const added = entries.flatMap(([path, item]) =>
    isReference(item) || item.query === undefined ? [] : [[MARK + path, { post: item.query }] as const],
  );
  return added.length === 0 ? document : { ...document, paths: Object.fromEntries([...entries, ...added]) };
}

/** A node of the types without those paths. */
export function withoutQueryPaths(node: TS.Node): TS.Node {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== "paths") return node;
  const { modifiers, name, typeParameters, heritageClauses, members } = node;
  const own = members.filter(
    (member) => !(member.name && ts.isStringLiteral(member.name) && member.name.text.startsWith(MARK)),
  );
  if (own.length === members.length) return node;
  return ts.factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, own);
}
