import { escapeToken, parsePointer, unescapeToken } from "revokit/toolkit";
import { DocumentError } from "../document.ts";
import { NAMED_MEMBERS } from "../named-members.ts";
import { appendToPointer } from "./pointers.ts";
import { isKeywords } from "./json-schema.ts";

/**
 * Finds what the references of schemas point at: any place of the document by a JSON pointer (RFC 6901), or by the `$id` and
 * `$anchor` of JSON Schema 2020-12 (Core, 8.2.1 and 8.2.2).
 */
export class References {
  readonly #document: object;
  /** The pointers of schemas, by their URI: `#tree`, `https://example.com/tree`, `https://example.com/tree#leaf`. */
  readonly #identified = new Map<string, string>();
  /** The base URI below a pointer whose schema has an `$id`. */
  readonly #bases = new Map<string, string>();
  /** The pointers of resolved references, by base URI and reference: large documents resolve each a hundred times. */
  readonly #resolved = new Map<string, string>();

  constructor(document: object) {
    this.#document = document;
    this.#identify(document, [], "", new Set());
  }

  /** The normalized pointer of a reference. Throws a `DocumentError` at `from` if it is unresolvable. */
  resolve(reference: string, from: string): string {
    const base = this.#baseOf(from);
    const key = `${base} ${reference}`;
    const known = this.#resolved.get(key);
    if (known !== undefined) return known;
    const pointer = this.#resolve(reference, base, from, new Set());
    this.#resolved.set(key, pointer);
    return pointer;
  }

  /** @param pending the references being resolved, to detect circles */
  #resolve(reference: string, base: string, from: string, pending: ReadonlySet<string>): string {
    const uri = resolveUri(reference, base);
    const identified = this.#identified.get(uri) ?? this.#identified.get(reference);
    if (identified !== undefined) return identified;
    const [resource = "", fragment = ""] = uri.split("#");
    const root = this.#identified.get(resource);
    // A reference into an unreadable file is unresolvable, and must not resolve into this document.
    for (const start of [root, reference.startsWith("#") ? "#" : undefined]) {
      if (start === undefined) continue;
      const pointer = this.#follow(start, fragment, from, new Set(pending).add(keyOf(reference, from)));
      if (pointer !== undefined) return pointer;
    }
    throw new DocumentError(`The reference ${reference} points nowhere.`, from);
  }

  /** The value at a pointer that `resolve` returned. */
  at(pointer: string): unknown {
    return parsePointer(pointer).reduce<unknown>(memberOf, this.#document);
  }

  /** Follows references on the path, such as to a response of `components`. */
  #follow(start: string, fragment: string, from: string, pending: ReadonlySet<string>): string | undefined {
    if (fragment !== "" && !fragment.startsWith("/")) return undefined;
    let pointer = start;
    let node = this.at(start);
    for (const token of tokensOf(fragment, from)) {
      for (let steps = 0; isKeywords(node) && typeof node["$ref"] === "string" && !(token in node); steps += 1) {
        if (steps > 100 || pending.has(keyOf(node["$ref"], pointer))) return undefined;
        pointer = this.#resolve(node["$ref"], this.#baseOf(pointer), pointer, pending);
        node = this.at(pointer);
      }
      // Redocly names some of the components that it adds without unescaping the name.
      const raw = escapeToken(token);
      const key = memberOf(node, token) === undefined && memberOf(node, raw) !== undefined ? raw : token;
      node = memberOf(node, key);
      pointer = appendToPointer(pointer, key);
    }
    return node === undefined ? undefined : pointer;
  }

  /** @param path that of the node, from which its pointer is made where it is needed: few nodes have an identifier */
  #identify(node: unknown, path: string[], base: string, seen: Set<object>, isNamed = false): void {
    // YAML aliases share one object.
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    let here = base;
    if (isKeywords(node) && !isNamed) {
      const { $id, $anchor, $dynamicAnchor } = node;
      if (typeof $id === "string") {
        here = resolveUri($id, base).replace(/#$/, "");
        const pointer = appendToPointer("#", ...path);
        this.#identified.set(here, pointer).set($id, pointer);
        this.#bases.set(pointer, here);
      }
      for (const anchor of [$anchor, $dynamicAnchor]) {
        if (typeof anchor === "string") this.#identified.set(`${here}#${anchor}`, appendToPointer("#", ...path));
      }
    }
    for (const [key, member] of Object.entries(node)) {
      if (!isNamed && EXAMPLE_KEYWORDS.has(key)) continue;
      path.push(key);
      this.#identify(member, path, here, seen, !isNamed && NAMED_MEMBERS.has(key));
      path.pop();
    }
  }

  #baseOf(pointer: string): string {
    if (this.#bases.size === 0) return "";
    const tokens = pointer.split("/");
    for (let length = tokens.length; length > 0; length -= 1) {
      const base = this.#bases.get(tokens.slice(0, length).join("/"));
      if (base !== undefined) return base;
    }
    return "";
  }
}

function keyOf(reference: string, from: string): string {
  return JSON.stringify([reference, from]);
}

/** Members that hold values, which are not searched for schemas. */
export const EXAMPLE_KEYWORDS = new Set(["example", "examples", "default", "const", "enum", "value", "dataValue"]);

function tokensOf(fragment: string, from: string): string[] {
  try {
    return fragment
      .split("/")
      .slice(1)
      .map((token) => unescapeToken(decodeURIComponent(token)));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new DocumentError(`The reference #${fragment} is not percent-encoded as a URI is (RFC 3986, 2.1).`, from);
  }
}

function memberOf(node: unknown, key: string): unknown {
  if (typeof node !== "object" || node === null) return undefined;
  const member: unknown = Object.getOwnPropertyDescriptor(node, key)?.value;
  return member;
}

/** Resolves a URI reference against a base, which is absent or has no fragment. */
function resolveUri(reference: string, base: string): string {
  if (base === "" || reference.startsWith("#")) return base + reference;
  if (URL.canParse(reference, base)) return new URL(reference, base).href;
  return reference;
}

/** The pointer of a reference; undefined if it points nowhere. */
export function tryResolve(references: References, reference: string, from: string): string | undefined {
  try {
    return references.resolve(reference, from);
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}
