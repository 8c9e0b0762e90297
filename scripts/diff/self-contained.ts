import { parsePointer } from "revokit/toolkit";
import { resolvePointer, type OpenApiDocument } from "../compile/document.ts";
import { mergeAllOf } from "./merge-all-of.ts";

/** What a request sends, or what a response gives: the same schema may break callers in one and not in the other. */
type Direction = "sent" | "received";

/** A part of a document with a copy of every schema that it refers to. */
export interface SelfContained {
  readonly value: unknown;
  /** Keyed by their names in `components`. */
  readonly schemas: Readonly<Record<string, unknown>>;
}

/** What is put behind a schema's name in the copy of an operation, so that each operation is judged by its own. */
const MARK = /\.revokit-(?:sent|received)-\d+(?![\w-])/g;

/** Takes the marks of copies out of a text again. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARK, "");
}

/**
 * An operation by itself: schemas stay references, to copies that only this operation uses, and only in one direction;
 * every other reference is replaced by what it points at. An `allOf` that says no more than one object is one object.
 * @param index tells the operation's copies from those of others
 */
export function selfContained(document: OpenApiDocument, operation: object, index: number): SelfContained {
  const schemas: Record<string, unknown> = {};
  const copy = (value: unknown, direction: Direction, open: readonly string[]): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => copy(item, direction, open));
    const merged = mergeAllOf(document, value);
    const { $ref: reference, ...siblings } = merged as Record<string, unknown>;
    if (typeof reference !== "string") return copyMembers(merged, direction, open);
    const name = schemaName(reference);
    if (name !== undefined) {
      return { $ref: `#/components/schemas/${refer(name, reference, direction)}`, ...siblings };
    }
    // Other parts are not recursive, unless by mistake.
    const target = open.includes(reference) ? undefined : tryResolve(document, reference);
    return target === undefined ? value : copy(target, direction, [...open, reference]);
  };
  const copyMembers = (value: object, direction: Direction, open: readonly string[]) =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item, direction, open)]));
  const refer = (name: string, reference: string, direction: Direction): string => {
    const mark = `.revokit-${direction}-${index}`;
    const key = (parsePointer(`/${name}`)[0] ?? "") + mark;
    if (!Object.hasOwn(schemas, key)) {
      // Named before it is copied, for a schema may refer to itself.
      schemas[key] = {};
      schemas[key] = copy(tryResolve(document, reference), direction, []);
    }
    return name + mark;
  };
  const value = Object.fromEntries(
    Object.entries(operation).map(([key, part]) => [key, copy(part, key === "responses" ? "received" : "sent", [])]),
  );
  return { value, schemas };
}

function schemaName(reference: string): string | undefined {
  return /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1];
}

function tryResolve(document: OpenApiDocument, reference: string): unknown {
  try {
    return resolvePointer(document, reference);
  } catch {
    return undefined;
  }
}
