import type { OpenApiDocument } from "../document.ts";
import { NAMED_MEMBERS } from "../named-members.ts";
import { hasKeyword } from "./has-keyword.ts";
import { isKeywords } from "./json-schema.ts";
import { appendToPointer } from "./pointers.ts";
import { EXAMPLE_KEYWORDS, References, tryResolve } from "./references.ts";

/**
 * The document with each reference as a JSON pointer, and without the `$id` and `$anchor` that some of them named: what reads
 * the document before its schemas are normalized follows pointers alone.
 */
export function resolveIdentifiers(document: OpenApiDocument): OpenApiDocument {
  const isIdentified = hasKeyword(document, ["$id", "$anchor", "$dynamicAnchor"]);
  return isIdentified ? new Pointers(new References(document)).in(document) : document;
}

/** Puts pointers in place of references. */
class Pointers {
  readonly #references: References;
  /** YAML aliases share one object. */
  readonly #done = new Map<object, object>();

  constructor(references: References) {
    this.#references = references;
  }

  in<Node extends object>(node: Node, pointer = "#", isNamed = false): Node {
    const known = this.#done.get(node);
    // The copy of a node has its type.
    if (known !== undefined) return known as Node;
    const copy: Record<string, unknown> | unknown[] = Array.isArray(node) ? [] : {};
    this.#done.set(node, copy);
    for (const [key, member] of Object.entries(node)) {
      const value = this.#member(key, member, pointer, isNamed);
      if (value !== undefined)
        Object.defineProperty(copy, key, { value, enumerable: true, writable: true, configurable: true });
    }
    return copy as Node;
  }

  #member(key: string, member: unknown, pointer: string, isNamed: boolean): unknown {
    if (!isNamed && EXAMPLE_KEYWORDS.has(key)) return member;
    if (typeof member === "object" && member !== null) {
      const isMapping = !isNamed && key === "mapping" && isKeywords(member);
      if (isMapping)
        return Object.fromEntries(Object.entries(member).map(([name, to]) => [name, this.#pointer(to, pointer)]));
      return this.in(member, appendToPointer(pointer, key), !isNamed && NAMED_MEMBERS.has(key));
    }
    if (isNamed || typeof member !== "string") return member;
    if (key === "$id" || key === "$anchor") return undefined;
    return key === "$ref" ? this.#pointer(member, pointer) : member;
  }

  #pointer(reference: unknown, from: string): unknown {
    return typeof reference === "string" ? (tryResolve(this.#references, reference, from) ?? reference) : reference;
  }
}
