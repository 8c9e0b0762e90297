import { parsePointer } from "revokit/toolkit";
import type { OpenApiDocument } from "../compile/document.ts";
import type { Direction } from "../compile/schemas/map-document.ts";
import { tryResolve, withoutHidden } from "./hidden-properties.ts";
import { mergeAllOf } from "./merge-all-of.ts";

/** A part of a document with a copy of every schema that it refers to. */
export interface SelfContained {
  readonly value: unknown;
  /** Keyed by their names in `components`. */
  readonly schemas: Readonly<Record<string, unknown>>;
}

/** The suffix of a schema's name in the copy for an operation, so that each operation is compared by itself. */
const MARK = /\.revokit-(?:request|response)-\d+(?![\w-])/g;

/** Removes the suffixes of copies from a text. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARK, "");
}

/**
 * A self-contained operation: schemas are referenced as copies for this operation and one direction, and every other
 * reference is resolved. An `allOf` of plain objects is merged, and what is never sent, or never received, is left out.
 * @param index distinguishes the operation's copies from those of others
 */
export function selfContained(document: OpenApiDocument, operation: object, index: number): SelfContained {
  const copier = new Copier(document, index);
  const value = Object.fromEntries(
    Object.entries(operation).map(([key, part]) => [
      key,
      copier.copy(part, key === "responses" ? "response" : "request", []),
    ]),
  );
  return { value, schemas: copier.schemas };
}

class Copier {
  readonly schemas: Record<string, unknown> = {};
  readonly #document: OpenApiDocument;
  readonly #index: number;

  constructor(document: OpenApiDocument, index: number) {
    this.#document = document;
    this.#index = index;
  }

  /** @param open the references that are being resolved */
  copy(value: unknown, direction: Direction, open: readonly string[]): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.copy(item, direction, open));
    const merged = withoutHidden(this.#document, mergeAllOf(this.#document, value), direction);
    const { $ref: reference, ...siblings } = merged as Record<string, unknown>;
    if (typeof reference !== "string") {
      return Object.fromEntries(Object.entries(merged).map(([key, item]) => [key, this.copy(item, direction, open)]));
    }
    const name = schemaName(reference);
    if (name !== undefined) {
      return { $ref: `#/components/schemas/${this.#copySchema(name, reference, direction)}`, ...siblings };
    }
    // Other parts are never validly recursive.
    const target = open.includes(reference) ? undefined : tryResolve(this.#document, reference);
    return target === undefined ? value : this.copy(target, direction, [...open, reference]);
  }

  /** Returns the name of the copy. */
  #copySchema(name: string, reference: string, direction: Direction): string {
    const mark = `.revokit-${direction}-${this.#index}`;
    const key = (parsePointer(`/${name}`)[0] ?? "") + mark;
    if (!Object.hasOwn(this.schemas, key)) {
      // Registered before it is copied, because a schema may refer to itself.
      this.schemas[key] = {};
      this.schemas[key] = this.copy(tryResolve(this.#document, reference), direction, []);
    }
    return name + mark;
  }
}

function schemaName(reference: string): string | undefined {
  return /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1];
}
