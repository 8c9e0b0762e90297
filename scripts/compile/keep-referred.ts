import { parsePointer } from "revokit/toolkit";
import type { Oas3_1Schema } from "@redocly/openapi-core";
import { DocumentError, type OpenApiDocument } from "./document.ts";
import { NAMED_MEMBERS } from "./named-members.ts";
import { nameDefinition } from "./schemas/definition-names.ts";
import { isKeywords, type Keywords, referenceOf } from "./schemas/json-schema.ts";
import { appendToPointer, schemaPointer } from "./schemas/pointers.ts";
import { referenceTo } from "./schemas/reference-object.ts";
import { EXAMPLE_KEYWORDS, References } from "./schemas/references.ts";

/**
 * A filtered document without references into what was filtered out: a schema that one leads to becomes one of `components`,
 * anything else replaces the reference.
 * @param whole the document before it was filtered
 */
export function keepReferred(whole: OpenApiDocument, filtered: OpenApiDocument): OpenApiDocument {
  return new Keeper(whole, filtered).kept();
}

class Keeper {
  readonly #filtered: OpenApiDocument;
  readonly #before: References;
  readonly #after: References;
  readonly #taken: Set<string>;
  /** The names of the components that schemas have become, by the pointers of the schemas. */
  readonly #names = new Map<string, string>();
  readonly #moved: Record<string, unknown> = {};

  constructor(whole: OpenApiDocument, filtered: OpenApiDocument) {
    this.#filtered = filtered;
    this.#before = new References(whole);
    this.#after = new References(filtered);
    this.#taken = new Set(Object.keys(whole.components?.schemas ?? {}));
  }

  kept(): OpenApiDocument {
    // The result is still a valid document: what is referred to replaces its reference.
    const kept = this.#copy(this.#filtered, "#", []) as OpenApiDocument;
    if (this.#names.size === 0) return kept;
    const schemas = { ...kept.components?.schemas, ...this.#moved } as Record<string, Oas3_1Schema>;
    return { ...kept, components: { ...kept.components, schemas } };
  }

  /**
   * @param open the pointers of the parts that are being copied in place of a reference
   * @param isNamed whether the members of the node have names that the document's author chose
   */
  #copy(node: unknown, pointer: string, open: readonly string[], isNamed = false): unknown {
    if (Array.isArray(node)) {
      return node.map((item, index) => this.#copy(item, appendToPointer(pointer, String(index)), open));
    }
    if (!isKeywords(node)) return node;
    const lost = isNamed ? undefined : this.#lostTarget(node, pointer);
    if (lost !== undefined && isSchemaPointer(lost)) {
      return { ...node, ...referenceTo(schemaPointer(this.#move(lost))) };
    }
    if (lost !== undefined && !open.includes(lost)) return this.#copy(this.#before.at(lost), lost, [...open, lost]);
    const members = Object.entries(node).map(([key, member]): [string, unknown] => {
      if (!isNamed && EXAMPLE_KEYWORDS.has(key)) return [key, member];
      return [key, this.#copy(member, appendToPointer(pointer, key), open, !isNamed && NAMED_MEMBERS.has(key))];
    });
    return Object.fromEntries(members);
  }

  /** Makes a schema a component, and returns its name. */
  #move(pointer: string): string {
    const known = this.#names.get(pointer);
    if (known !== undefined) return known;
    const name = nameDefinition(pointer, "", this.#taken);
    // Before the copy, which may refer to the schema itself.
    this.#names.set(pointer, name);
    this.#moved[name] = this.#copy(this.#before.at(pointer), pointer, []);
    return name;
  }

  /** The pointer that an object refers to, if only the unfiltered document has it. */
  #lostTarget(node: Keywords, pointer: string): string | undefined {
    const reference = referenceOf(node);
    if (reference === undefined) return undefined;
    try {
      const target = this.#before.resolve(reference, pointer);
      return this.#after.at(target) === undefined ? target : undefined;
    } catch (error) {
      if (error instanceof DocumentError) return undefined;
      throw error;
    }
  }
}

/** Whether a pointer leads to a schema, or into one. */
function isSchemaPointer(pointer: string): boolean {
  let isNamed = false;
  return parsePointer(pointer).some((step) => {
    if (!isNamed && (step === "schema" || step === "itemSchema")) return true;
    isNamed = !isNamed && NAMED_MEMBERS.has(step);
    return false;
  });
}
