import type { OpenApiDocument } from "../document.ts";
import { freeName } from "../identifiers.ts";
import { NAMED_MEMBERS } from "../named-members.ts";
import { isKeywords } from "../schemas/json-schema.ts";
import { appendToPointer } from "../schemas/pointers.ts";
import { EXAMPLE_KEYWORDS, References, tryResolve } from "../schemas/references.ts";

/** A reference to a parameter of a path item or of an operation, or to a place in one. */
const PARAMETER = /^(#\/paths\/[^/]+(?:\/[a-z]+)?\/parameters\/\d+)(\/.*)?$/;

/**
 * The document with the parameters of paths that are referred to among its components: they have another place once each
 * operation has those of its path item. The same document if there is no such reference.
 */
export function hoistParameters(document: OpenApiDocument): OpenApiDocument {
  const found = new Set<string>();
  const find = (node: unknown, isMap = false): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, member] of Object.entries(node)) {
      if (!isMap && EXAMPLE_KEYWORDS.has(key)) continue;
      const [, pointer] = key === "$ref" && typeof member === "string" ? (PARAMETER.exec(member) ?? []) : [];
      if (pointer !== undefined) found.add(pointer);
      find(member, !isMap && NAMED_MEMBERS.has(key));
    }
  };
  find(document);
  return found.size === 0 ? document : new Hoister(document, found).hoist();
}

class Hoister {
  readonly #document: OpenApiDocument;
  /** The new place of each parameter, by how references spell its old one. */
  readonly #places = new Map<string, string>();
  readonly #names = new Map<unknown, string>();

  constructor(document: OpenApiDocument, pointers: Iterable<string>) {
    this.#document = document;
    const references = new References(document);
    const taken = new Set(Object.keys(document.components?.parameters ?? {}));
    for (const pointer of pointers) {
      const target = tryResolve(references, pointer, "#");
      const parameter = target === undefined ? undefined : references.at(target);
      if (!isKeywords(parameter)) continue;
      const { name: own } = parameter;
      const name = this.#names.get(parameter) ?? freeName(typeof own === "string" ? own : "Parameter", taken);
      this.#names.set(parameter, name);
      this.#places.set(pointer, appendToPointer("#/components/parameters", name));
    }
  }

  hoist(): OpenApiDocument {
    const hoisted = [...this.#names].map(([parameter, name]) => [name, this.#members(parameter)] as const);
    const document = Object(this.#members(this.#document));
    const components = { ...document.components };
    const parameters = { ...components.parameters, ...Object.fromEntries(hoisted) };
    // Only the places of parameters have changed.
    return { ...document, components: { ...components, parameters } } as OpenApiDocument;
  }

  #move(node: unknown): unknown {
    const name = this.#names.get(node);
    if (name !== undefined) return { $ref: appendToPointer("#/components/parameters", name) };
    return Array.isArray(node) ? node.map((item) => this.#move(item)) : this.#members(node);
  }

  #members(node: unknown): unknown {
    if (!isKeywords(node)) return node;
    const members = Object.entries(node).map(([key, member]) => {
      return [key, key === "$ref" && typeof member === "string" ? this.#redirect(member) : this.#move(member)] as const;
    });
    return Object.fromEntries(members);
  }

  #redirect(reference: string): string {
    const [, pointer = "", below = ""] = PARAMETER.exec(reference) ?? [];
    const place = this.#places.get(pointer);
    return place === undefined ? reference : place + below;
  }
}
