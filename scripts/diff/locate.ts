import { type Document, isPlainObject } from "@redocly/openapi-core";
import { escapeToken, hasOwnKey, parsePointer } from "revokit/toolkit";
import type { Resolver } from "../lint/resolver.ts";
import { problemAt } from "../lint/lint-problem.ts";
import type { Place } from "../problem.ts";

/** A value in one of the files of a document. */
interface Found {
  readonly document: Document;
  readonly value: unknown;
  readonly path: readonly string[];
}

/** Finds the place in a document's files of a JSON pointer that may pass through references. */
export class Locator {
  readonly #resolver: Resolver;
  readonly #root: Document;

  constructor(resolver: Resolver, root: Document) {
    this.#resolver = resolver;
    this.#root = root;
  }

  /** The place of the longest prefix of the pointer that exists. */
  async locate(pointer: string): Promise<Place> {
    let found: Found = { document: this.#root, value: this.#root.parsed, path: [] };
    for (const step of parsePointer(pointer.replace(/^#/, ""))) {
      const next = await this.#descend(found, step);
      if (next === undefined) break;
      found = next;
    }
    const { file, line, column } = problemAt(
      { source: found.document.source, pointer: toPointer(found.path), reportOnKey: false },
      "diff",
      "",
    );
    return { file, line, column };
  }

  /** Looks in the value itself, in what it refers to, and in the members of its `allOf`. */
  async #descend(found: Found, step: string, depth = 0): Promise<Found | undefined> {
    const { document, value, path } = found;
    if (hasOwnKey(value, step)) return { document, value: value[step], path: [...path, step] };
    if (!isPlainObject(value) || depth > 50) return undefined;
    const { $ref: reference, allOf } = value;
    const referred = typeof reference === "string" ? await this.#follow(document, reference) : undefined;
    const fromReference = referred && (await this.#descend(referred, step, depth + 1));
    if (fromReference !== undefined) return fromReference;
    for (const [index, member] of (Array.isArray(allOf) ? allOf : []).entries()) {
      const part = { document, value: member as unknown, path: [...path, "allOf", String(index)] };
      const fromPart = await this.#descend(part, step, depth + 1);
      if (fromPart !== undefined) return fromPart;
    }
    return undefined;
  }

  async #follow(from: Document, reference: string): Promise<Found | undefined> {
    const [file = "", fragment = ""] = reference.split("#");
    const document = file === "" ? from : await this.#resolver.resolveDocument(from.source.absoluteRef, file);
    if (document instanceof Error) return undefined;
    let found: Found = { document, value: document.parsed, path: [] };
    for (const step of parsePointer(decodeURIComponent(fragment))) {
      if (!hasOwnKey(found.value, step)) return undefined;
      found = { document, value: found.value[step], path: [...found.path, step] };
    }
    return found;
  }
}

function toPointer(path: readonly string[]): string {
  return `#/${path.map(escapeToken).join("/")}`;
}
