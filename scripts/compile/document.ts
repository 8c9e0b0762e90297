import type {
  Oas3_1Definition,
  Oas3Operation,
  Oas3Parameter,
  Oas3PathItem,
  Oas3Schema,
  Oas3_1Schema,
} from "@redocly/openapi-core";
import type { Method } from "revokit/runtime";

/** A bundled OpenAPI 3.x document: all of its references point into itself. */
export type OpenApiDocument = Oas3_1Definition;

/** A schema object of OpenAPI 3.0 or 3.1. */
export type Schema = Oas3Schema | Oas3_1Schema;

/** Something that can't be compiled, and where in the document it stands. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  /** A JSON pointer as a URI fragment: `#/paths/~1users/get`. */
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}

/** An operation in its place. */
export interface LocatedOperation {
  readonly id: string;
  /** Where it stands in the document. */
  readonly pointer: string;
  readonly method: Method;
  readonly path: string;
  readonly operation: Oas3Operation;
  readonly parameters: readonly Oas3Parameter[];
}

/** The methods that a path item can have, in the order in which operations are compiled. */
export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;

/** Follows `$ref`s until something else comes. Throws where one points nowhere or in a circle. */
export function dereference<T extends object>(document: OpenApiDocument, value: T | { $ref: string }): T {
  const seen = new Set<string>();
  let current: T | { $ref: string } = value;
  while (isReference(current)) {
    const pointer = current.$ref;
    if (seen.has(pointer)) throw new Error(`The reference ${pointer} points at itself.`);
    seen.add(pointer);
    // The lint has resolved every reference and checked that its target has the form that its place asks for.
    current = resolvePointer(document, pointer) as T | { $ref: string };
  }
  return current;
}

/** Every operation of a document that `nameOperations` has been through, in its order, by way of `paths`. */
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
  const item = `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return method === undefined ? item : `${item}/${method}`;
}

/** Whether a value is a reference object. */
export function isReference(value: object): value is { $ref: string } {
  return "$ref" in value && typeof value.$ref === "string";
}

/** What a reference points at: a reference again, maybe. Throws where it points nowhere. */
export function resolvePointer(document: OpenApiDocument, pointer: string): unknown {
  let node: unknown = document;
  for (const token of pointer.replace(/^#\/?/, "").split("/").filter(Boolean)) {
    const key = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    node = typeof node === "object" && node !== null ? Object.getOwnPropertyDescriptor(node, key)?.value : undefined;
  }
  if (node === undefined) throw new Error(`The reference ${pointer} points nowhere.`);
  return node;
}
