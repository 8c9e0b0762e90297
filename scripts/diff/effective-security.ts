import { locateOperations, METHODS, type OpenApiDocument } from "../compile/document.ts";
import { resolvePathItem } from "../compile/requests/path-item.ts";

/**
 * A version of a document in which each operation that states its security in the other version states it here too: without
 * `security` it has that of the document (OpenAPI 3.1, 4.8.10.1), and leaving it out may close an operation that was open.
 */
export function stateSecurity(document: OpenApiDocument, other: OpenApiDocument): OpenApiDocument {
  const stated = locateOperations(other).filter(({ operation }) => operation.security !== undefined);
  const pointers = new Set(stated.map(({ pointer }) => pointer));
  const lacking = locateOperations(document).filter(
    ({ pointer, operation }) => operation.security === undefined && pointers.has(pointer),
  );
  if (lacking.length === 0) return document;
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, reference]) => {
      const item = resolvePathItem(document, reference);
      const own = lacking.filter((each) => each.path === path).map(({ method }) => method.toLowerCase());
      const changed = METHODS.filter((method) => own.includes(method)).flatMap((method) => {
        const operation = item[method];
        return operation === undefined ? [] : [[method, { ...operation, security: document.security ?? [] }] as const];
      });
      return [path, { ...item, ...Object.fromEntries(changed) }];
    }),
  );
  return { ...document, paths };
}
