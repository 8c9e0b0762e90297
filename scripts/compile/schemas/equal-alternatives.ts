import { type JsonSchema, type Keywords, referenceOf, isKeywords, schemasAt } from "./json-schema.ts";
import type { References } from "./references.ts";

/** Keywords that say nothing about a value. */
const NAMES = new Set(["title", "description", "summary", "$comment", "externalDocs", "example", "examples", "xml"]);

/**
 * Removes equal alternatives of a `oneOf`: no value could match exactly one of two equal ones, so they are treated as
 * one.
 */
export class Alternatives {
  readonly #references: References;
  readonly #pointer: string;
  readonly #texts: string[] = [];

  /** @param pointer the place of the schema that has them */
  constructor(references: References, pointer: string) {
    this.#references = references;
    this.#pointer = pointer;
  }

  /** @param narrowed what a discriminator adds to it */
  add(member: JsonSchema, narrowed: JsonSchema | undefined): void {
    this.#texts.push(JSON.stringify([this.#contentOf(member), narrowed]));
  }

  /** A schema with the remaining alternatives, once all of them have been added. */
  mergeIn(schema: Keywords): Keywords {
    const isFirst = this.#texts.map((text, index) => this.#texts.indexOf(text) === index);
    if (isFirst.every(Boolean)) return schema;
    return { ...schema, oneOf: schemasAt(schema, "oneOf").filter((_, index) => isFirst[index]) };
  }

  /** A reference equals its target. */
  #contentOf(member: JsonSchema): JsonSchema {
    let [schema, pointer] = [member, this.#pointer];
    for (const seen = new Set<string>(); isKeywords(schema);) {
      const reference = referenceOf(schema);
      const others = Object.keys(schema).filter((keyword) => keyword !== "$ref" && !NAMES.has(keyword));
      if (reference === undefined || others.length > 0) return withoutNames(schema);
      pointer = this.#references.resolve(reference, pointer);
      if (seen.has(pointer)) return schema;
      seen.add(pointer);
      const target = this.#references.at(pointer);
      if (!isKeywords(target)) return target === true || target === false ? target : schema;
      schema = target;
    }
    return schema;
  }
}

function withoutNames(schema: Keywords): Keywords {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !NAMES.has(keyword)));
}
