import type { Oas3_1Schema, Oas3Operation, Oas3PathItem } from "@redocly/openapi-core";
import { dereference, DocumentError, isReference, METHODS, type OpenApiDocument, pointerTo } from "./document.ts";
import { operationName } from "./names.ts";

type PathItem = Oas3PathItem<Oas3_1Schema>;
type Operation = Oas3Operation<Oas3_1Schema>;

/**
 * The document as the compilers want it: each operation of `paths` has the name by which it is called as its operationId,
 * and no other operation (a webhook's, a callback's) has one, for nobody calls those.
 * Throws a `DocumentError` that names both where two operations would have one name.
 */
export function nameOperations(document: OpenApiDocument): OpenApiDocument {
  const owners = new Map<string, string>();
  const paths = mapItems(document.paths, (reference, path) => {
    const item = dereference<PathItem>(document, reference);
    refuseUnknownMethods(item, path);
    return mapOperations(item, (operation, method) => {
      const id = operationName(operation.operationId, method, path);
      const place = `${method.toUpperCase()} ${path}`;
      const owner = owners.get(id);
      if (owner !== undefined) {
        const message = `${owner} and ${place} would both be called "${id}": give one of them an operationId of its own.`;
        throw new DocumentError(message, pointerTo(path, method));
      }
      owners.set(id, place);
      // OpenAPI 3.1 lets an operation document no responses.
      return { ...operation, operationId: id, responses: operation.responses ?? {} };
    });
  });
  const unnamed = (item: PathItem | { $ref: string }) =>
    isReference(item) ? item : mapOperations(item, ({ operationId: _, ...operation }) => operation);
  return {
    ...document,
    ...(document.paths && { paths }),
    ...(document.webhooks && { webhooks: mapItems(document.webhooks, unnamed) }),
    ...(document.components?.pathItems && {
      components: { ...document.components, pathItems: mapItems(document.components.pathItems, unnamed) },
    }),
  };
}

function mapItems<From, To>(items: Readonly<Record<string, From>> = {}, map: (item: From, key: string) => To) {
  return Object.fromEntries(Object.entries(items).map(([key, item]) => [key, map(item, key)]));
}

function mapOperations(
  item: PathItem,
  map: (operation: Operation, method: (typeof METHODS)[number]) => Operation,
): PathItem {
  const mapped = { ...item };
  for (const method of METHODS) {
    const operation = item[method];
    if (operation) mapped[method] = map(operation, method);
  }
  return mapped;
}

/** OpenAPI 3.2 has the method QUERY and methods of one's own; openapi-typescript has neither. */
function refuseUnknownMethods(item: PathItem, path: string): void {
  const unknown = "query" in item ? "query" : Object.keys(item.additionalOperations ?? {})[0];
  if (unknown !== undefined) {
    const message = `${unknown.toUpperCase()} ${path} can't be compiled: of the methods, only those of OpenAPI 3.1 can.`;
    throw new DocumentError(message, pointerTo(path));
  }
}
