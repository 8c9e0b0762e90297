import type { Oas3_1Schema } from "@redocly/openapi-core";
import { DocumentError, type OpenApiDocument } from "../document.ts";
import { pascalCase } from "../identifiers.ts";
import type { Note } from "../note.ts";
import { nameDefinition } from "./definition-names.ts";
import { type AnchorHolders, anchorOf, anchorsUsedBy } from "./dynamic-anchors.ts";
import { isKeywords, type JsonSchema, type Keywords, mapSubschemas, referenceOf } from "./json-schema.ts";
import { mapDocument } from "./map-document.ts";
import { appendToPointer } from "./pointers.ts";
import { addReference, referenceTo } from "./reference-object.ts";
import { References, tryResolve } from "./references.ts";

/** The schema that each `$dynamicAnchor` leads to, by its pointer: that of the first schema on the way that has the anchor. */
type Scope = ReadonlyMap<string, string>;

/** With more copies than this, a document is refused. */
const MAX_COPIES = 1_000;

/** Keywords that a copy of a schema must not repeat, or that nothing refers to. */
const IDENTITY = ["$id", "$anchor", "$dynamicAnchor", "$defs", "definitions"];

/**
 * Gives each schema with a `$dynamicRef` a copy for each dynamic scope in which it is used (JSON Schema 2020-12, Core,
 * 8.2.3.2): a page of any items that `PetPage` refers to becomes `PageOfPetPage`. A scope consists of schemas with an `$id`,
 * and of those that are not nested in another schema, such as a schema of `components`: by the standard, schemas without an
 * `$id` would share their anchors, and which one applies would be undefined.
 */
export class DynamicScopes {
  readonly #document: OpenApiDocument;
  readonly #references: References;
  readonly #holders: AnchorHolders;
  readonly #notes: Note[];
  /** The schemas that are not nested in another one. */
  readonly #places = new Set<string>();
  /** The schemas that a scope consists of. */
  readonly #owners: Set<string>;
  /** The anchors of each of them. */
  readonly #anchors = new Map<string, Map<string, string>>();
  readonly #copies = new Map<string, string>();
  readonly #added: Record<string, JsonSchema> = {};
  readonly #taken: Set<string>;

  constructor(
    document: OpenApiDocument,
    { anchors, identified }: { readonly anchors: AnchorHolders; readonly identified: readonly string[] },
    notes: Note[],
  ) {
    this.#document = document;
    this.#references = new References(document);
    this.#holders = anchors;
    this.#notes = notes;
    this.#taken = new Set(Object.keys(document.components?.schemas ?? {}));
    mapDocument(document, (schema, pointer) => {
      this.#places.add(pointer);
      return schema;
    });
    this.#owners = new Set([...identified, ...this.#places]);
    for (const [anchor, pointers] of anchors) {
      for (const pointer of pointers) {
        const owner = this.#ownerOf(pointer);
        this.#anchors.set(owner, new Map([[anchor, pointer], ...(this.#anchors.get(owner) ?? [])]));
      }
    }
  }

  /** The document without `$dynamicRef`. One that resolves to no schema in any scope allows any value, with a note. */
  resolve(): OpenApiDocument {
    const resolved = mapDocument(
      this.#document,
      (schema, pointer) => schema && this.#rewrite(schema, pointer, this.#enter(new Map(), pointer), false),
    );
    const { components } = resolved;
    // A schema replaces a schema.
    const schemas = { ...components?.schemas, ...this.#added } as Record<string, Oas3_1Schema>;
    return { ...resolved, components: { ...components, schemas } };
  }

  #rewrite(schema: JsonSchema, pointer: string, outer: Scope, isCopy: boolean): JsonSchema {
    if (!isKeywords(schema)) return schema;
    const scope = typeof schema["$id"] === "string" ? this.#enter(outer, pointer) : outer;
    const { $dynamicRef: dynamic, ...mapped } = mapSubschemas(schema, (member, keyword, key) => {
      const steps = key === undefined ? [keyword] : [keyword, key];
      return this.#rewrite(member, appendToPointer(pointer, ...steps), scope, isCopy);
    });
    const own = isCopy ? without(mapped, IDENTITY) : mapped;
    const reference = referenceOf(schema);
    const target = reference === undefined ? undefined : this.#references.resolve(reference, pointer);
    const referring = target === undefined ? own : { ...own, ...this.#refer(target, scope) };
    if (typeof dynamic !== "string") return referring;
    const found = this.#find(dynamic, pointer, scope);
    if (found !== undefined) return addReference(referring, this.#refer(found, scope).$ref);
    const message = `$dynamicRef "${dynamic}" is taken for any value: no schema that refers to this one has that $dynamicAnchor.`;
    this.#notes.push({ message, pointer });
    return referring;
  }

  /** The pointer that a `$dynamicRef` leads to. It is a `$ref` unless it names a `$dynamicAnchor`, or nothing. */
  #find(reference: string, pointer: string, scope: Scope): string | undefined {
    const anchor = anchorOf(reference);
    const named = tryResolve(this.#references, reference, pointer);
    const schema = named === undefined ? undefined : this.#references.at(named);
    const isStatic = named !== undefined && !(isKeywords(schema) && schema["$dynamicAnchor"] === anchor);
    const [only, ...others] = this.#holders.get(anchor) ?? [];
    return isStatic ? named : (scope.get(anchor) ?? (others.length === 0 ? only : undefined));
  }

  /** The reference to a schema that is entered from a scope: to the schema itself, or to its copy for that scope. */
  #refer(target: string, outer: Scope): { readonly $ref: string } {
    const used = anchorsUsedBy(this.#references, this.#holders, target);
    const scope = new Map([...this.#enter(outer, target)].filter(([anchor]) => used.has(anchor)));
    const alone = this.#enter(new Map(), target);
    const isSame = [...scope].every(([anchor, pointer]) => alone.get(anchor) === pointer);
    if (used.size === 0 || (isSame && this.#places.has(target))) return referenceTo(target);
    const key = JSON.stringify([target, ...scope]);
    const known = this.#copies.get(key);
    if (known !== undefined) return referenceTo(known);
    if (this.#copies.size >= MAX_COPIES) {
      throw new DocumentError(`$dynamicRef leads to more than ${MAX_COPIES} different schemas.`, target);
    }
    const [, by = target] = [...scope].find(([anchor, pointer]) => alone.get(anchor) !== pointer) ?? [];
    const suffix = isSame ? "" : `Of${pascalCase(nameDefinition(this.#ownerOf(by), "", new Set()))}`;
    const name = nameDefinition(target, suffix, this.#taken);
    const copy = appendToPointer("#/components/schemas", name);
    // Before its nested schemas, which may refer to it.
    this.#copies.set(key, copy);
    this.#added[name] = true;
    const schema = this.#references.at(target);
    if (isKeywords(schema)) this.#added[name] = this.#rewrite(schema, target, scope, true);
    return referenceTo(copy);
  }

  /** The anchors of a schema that is entered are appended to those of the scope. */
  #enter(scope: Scope, pointer: string): Scope {
    const own = this.#anchors.get(this.#ownerOf(pointer));
    return own === undefined ? scope : new Map([...scope, ...[...own].filter(([anchor]) => !scope.has(anchor))]);
  }

  /** The schema of a scope that contains a pointer; empty if none does. */
  #ownerOf(pointer: string): string {
    const tokens = pointer.split("/");
    while (tokens.length > 0 && !this.#owners.has(tokens.join("/"))) tokens.pop();
    return tokens.join("/");
  }
}

function without(schema: Keywords, keywords: readonly string[]): Keywords {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));
}
