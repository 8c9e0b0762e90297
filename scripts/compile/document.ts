import { escapeToken, unescapeToken } from "revokit/toolkit";
import type {
  Oas3_1Definition,
  Oas3Operation,
  Oas3Parameter,
  Oas3PathItem,
  Oas3Schema,
  Oas3_1Schema,
} from "@redocly/openapi-core";
import type { RequestMethod } from "revokit/runtime";

/** A bundled OpenAPI 3.x document: all references are local. */
export type OpenApiDocument = Oas3_1Definition;

/** A schema object of OpenAPI 3.0 or 3.1. */
export type Schema = Oas3Schema | Oas3_1Schema;

/** An error with its place in the document. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  /** A JSON pointer as a URI fragment: `#/paths/~1users/get`. */
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}

/** An operation and its place. */
export interface LocatedOperation {
  readonly id: string;
  /** Its place in the document. */
  readonly pointer: string;
  readonly method: RequestMethod;
  readonly path: string;
  readonly operation: Oas3Operation;
  readonly parameters: readonly Oas3Parameter[];
}

/** The methods of a path item, in the order in which operations are compiled. */
export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;

/** Follows `$ref`s to their target. Throws if one is unresolvable or circular. */
export function dereference<T extends object>(document: OpenApiDocument, value: T | { $ref: string }): T {
  const seen = new Set<string>();
  let current: T | { $ref: string } = value;
  while (isReference(current)) {
    const pointer = current.$ref;
    if (seen.has(pointer)) throw new Error(`The reference ${pointer} points at itself.`);
    seen.add(pointer);
    // The lint has resolved every reference and checked its target's type.
    current = resolvePointer(document, pointer) as T | { $ref: string };
  }
  return current;
}

/** The operations of a document after `normalizeDocument`, in the order of `paths`. */
export function locateOperations(document: OpenApiDocument): LocatedOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, reference]) => {
    const item = dereference<Oas3PathItem>(document, reference);
    return METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation?.operationId === undefined) return [];
      return [
        {
          id: operation.operationId,
          pointer: pointerTo(path, method),
          method: method.toUpperCase() as Uppercase<typeof method>,
          path,
          operation,
          parameters: (operation.parameters ?? []).map((each) => dereference<Oas3Parameter>(document, each)),
        },
      ];
    });
  });
}

/** The JSON pointer of a path item, or of one of its operations. */
export function pointerTo(path: string, method?: string): string {
  const item = `#/paths/${escapeToken(path)}`;
  return method === undefined ? item : `${item}/${method}`;
}

/** Whether a value is a reference object. */
export function isReference(value: object): value is { $ref: string } {
  return "$ref" in value && typeof value.$ref === "string";
}

/** The target of a reference, which may be a reference again. Throws if it is unresolvable. */
export function resolvePointer(document: OpenApiDocument, pointer: string): unknown {
  let node: unknown = document;
  for (const token of pointer.replace(/^#\/?/, "").split("/").filter(Boolean)) {
    const key = unescapeToken(decodeURIComponent(token));
    node = typeof node === "object" && node !== null ? Object.getOwnPropertyDescriptor(node, key)?.value : undefined;
  }
  if (node === undefined) throw new Error(`The reference ${pointer} points nowhere.`);
  return node;
}
