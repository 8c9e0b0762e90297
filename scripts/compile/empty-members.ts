import type { OpenApiDocument } from "./document.ts";
import { NAMED_MEMBERS } from "./named-members.ts";
import type { Note } from "./note.ts";
import { isKeywords, type Keywords } from "./schemas/json-schema.ts";
import { appendToPointer } from "./schemas/pointers.ts";
import { EXAMPLE_KEYWORDS } from "./schemas/references.ts";

/**
 * The document without the nulls that YAML yields for a key without a value (`parameters:`). OpenAPI allows null only
 * in values, but other tools treat such a member as absent, and a named one (`properties: { any: }`) as empty. A null
 * in a security requirement is an empty list of scopes: dropping it would mean that the operation needs no credential.
 */
export function fillEmptyMembers(document: OpenApiDocument, notes: Note[]): OpenApiDocument {
  if (!hasNull(document)) return document;
  // The result is still a valid document.
  return new Filler(notes).value({ ...document }, "#") as OpenApiDocument;
}

/** A cheap test that spares large documents the search. */
function hasNull(node: unknown, isMap = false): boolean {
  if (typeof node !== "object") return false;
  if (node === null) return true;
  return Object.entries(node).some(
    ([key, member]) => (isMap || !EXAMPLE_KEYWORDS.has(key)) && hasNull(member, !isMap && NAMED_MEMBERS.has(key)),
  );
}

class Filler {
  readonly #notes: Note[];

  constructor(notes: Note[]) {
    this.#notes = notes;
  }

  #object(node: Keywords, pointer: string): Keywords {
    return this.#members(node, pointer, (key, member, at) => {
      if (EXAMPLE_KEYWORDS.has(key) || key.startsWith("x-")) return member;
      if (member === null) return this.#say(at, key === "type" ? "null" : undefined);
      if (key === "security" && Array.isArray(member)) return member.map((each, i) => this.#requirement(each, at, i));
      if (NAMED_MEMBERS.has(key) && isKeywords(member)) return this.#named(member, at);
      return this.value(member, at, key === "type" ? "null" : undefined);
    });
  }

  #named(node: Keywords, pointer: string): Keywords {
    return this.#members(node, pointer, (key, member, at) =>
      member === null && !key.startsWith("x-") ? this.#say(at, {}) : this.value(member, at),
    );
  }

  #requirement(node: unknown, pointer: string, index: number): unknown {
    if (!isKeywords(node)) return node;
    return this.#members(node, appendToPointer(pointer, String(index)), (_, scopes, at) =>
      scopes === null ? this.#say(at, []) : scopes,
    );
  }

  value(node: unknown, pointer: string, ofNull?: unknown): unknown {
    if (isKeywords(node)) return this.#object(node, pointer);
    if (!Array.isArray(node)) return node;
    const items = node.map((item: unknown, index) => {
      const at = appendToPointer(pointer, String(index));
      return item === null ? this.#say(at, ofNull) : this.value(item, at);
    });
    return items.filter((item) => item !== undefined);
  }

  #members(node: Keywords, pointer: string, map: (key: string, member: unknown, at: string) => unknown): Keywords {
    const mapped = Object.entries(node).map(([key, member]): [string, unknown] => [
      key,
      map(key, member, appendToPointer(pointer, key)),
    ]);
    return Object.fromEntries(mapped.filter(([, member]) => member !== undefined));
  }

  #say<T>(pointer: string, instead: T): T {
    const meaning = instead === undefined ? "left out" : `taken for ${JSON.stringify(instead)}`;
    this.#notes.push({ message: `OpenAPI does not allow null here: it is ${meaning}.`, pointer });
    return instead;
  }
}
