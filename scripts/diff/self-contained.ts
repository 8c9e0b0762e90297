import { escapeToken, parsePointer } from "revokit/toolkit";
import type { OpenApiDocument } from "../compile/document.ts";
import { isKeywords } from "../compile/schemas/json-schema.ts";
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
    const { $ref: reference, ...others } = merged as Record<string, unknown>;
    if (typeof reference !== "string" || schemaName(reference) !== undefined) {
      const members = Object.entries(others).map(([key, item]) => {
        const named = key === "discriminator" ? this.#copyMapped(item, direction) : item;
        return [key, this.copy(named, direction, open)] as const;
      });
      const copied = typeof reference === "string" && { $ref: this.#copySchema(reference, direction) };
      return { ...copied, ...Object.fromEntries(members) };
    }
    const target = tryResolve(this.#document, reference);
    if (target === undefined) return value;
    // A part of a schema may contain itself.
    if (open.includes(reference)) return { $ref: this.#copySchema(reference, direction) };
    return this.copy(target, direction, [...open, reference]);
  }

  /** A discriminator that maps to the copies of its schemas, which it names or refers to (OpenAPI 3.1, 4.8.25). */
  #copyMapped(discriminator: unknown, direction: Direction): unknown {
    if (!isKeywords(discriminator)) return discriminator;
    const copyOf = (target: unknown) => {
      if (typeof target !== "string") return target;
      const named = SCHEMAS + escapeToken(target);
      const reference = tryResolve(this.#document, named) === undefined ? target : named;
      return schemaName(reference) === undefined ? target : this.#copySchema(reference, direction);
    };
    const { mapping, defaultMapping } = discriminator;
    return {
      ...discriminator,
      ...(isKeywords(mapping) && {
        mapping: Object.fromEntries(Object.entries(mapping).map(([value, target]) => [value, copyOf(target)])),
      }),
      ...(defaultMapping !== undefined && { defaultMapping: copyOf(defaultMapping) }),
    };
  }

  /** Returns the reference to the copy. */
  #copySchema(reference: string, direction: Direction): string {
    const name = schemaName(reference) ?? reference.replace(/^#\//, "").replaceAll("/", ".");
    const mark = `.revokit-${direction}-${this.#index}`;
    const key = (parsePointer(`/${name}`)[0] ?? "") + mark;
    if (!Object.hasOwn(this.schemas, key)) {
      // Registered before it is copied, because a schema may refer to itself.
      this.schemas[key] = {};
      this.schemas[key] = this.copy(tryResolve(this.#document, reference), direction, []);
    }
    return SCHEMAS + name + mark;
  }
}

const SCHEMAS = "#/components/schemas/";

function schemaName(reference: string): string | undefined {
  return /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1];
}
