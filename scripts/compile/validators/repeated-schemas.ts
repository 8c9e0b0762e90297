import { isKeywords, type JsonSchema, type Keywords, mapSubschemas, visitSubschemas } from "../schemas/json-schema.ts";
import { nameOfPlace } from "./function-names.ts";
import type { SchemaFunction } from "./schema-function.ts";

/** In schemas, including itself: the code of a smaller one is shorter than a separate function. */
const LARGE = 8;

/** A schema that occurs in several places. */
export interface RepeatedSchema {
  /** The function that already checks it; absent if no function checks it alone. */
  readonly function?: SchemaFunction;
  /** A name for its function, derived from its first place. */
  readonly name: string;
  /** All of them are equal. */
  readonly places: readonly Keywords[];
}

/**
 * Finds large schemas that occur several times within those of functions, as in documents whose references were
 * resolved.
 */
export function findRepeated(functions: readonly SchemaFunction[]): RepeatedSchema[] {
  return new Search(functions).found();
}

interface Measured {
  /** The same for schemas that are equal. */
  readonly id: number;
  readonly size: number;
}

class Search {
  readonly #ids = new Map<string, number>();
  readonly #measured = new Map<Keywords, Measured>();
  readonly #found = new Map<number, RepeatedSchema & { readonly places: Keywords[] }>();

  constructor(functions: readonly SchemaFunction[]) {
    const roots = functions.filter((each): each is SchemaFunction & { schema: Keywords } => isKeywords(each.schema));
    for (const root of roots) {
      const { id } = this.#measure(root.schema);
      this.#found.set(id, { function: root, name: root.name, places: [] });
    }
    for (const { schema, name } of roots) this.#visitMembers(schema, [name]);
  }

  found(): RepeatedSchema[] {
    return [...this.#found.values()].filter(({ function: own, places }) => places.length > (own === undefined ? 1 : 0));
  }

  #visitMembers(schema: Keywords, path: readonly string[]): void {
    visitSubschemas(schema, (member, keyword, key) => {
      if (isKeywords(member)) this.#visit(member, [...path, wordOf(keyword, key)]);
    });
  }

  /** The content of a schema that was found before is not written again, and so not visited. */
  #visit(schema: Keywords, path: readonly string[]): void {
    const { id, size } = this.#measure(schema);
    if (size < LARGE) return;
    const known = this.#found.get(id);
    if (known !== undefined) {
      known.places.push(schema);
      return;
    }
    this.#found.set(id, { name: nameOfPlace(...path), places: [schema] });
    this.#visitMembers(schema, path);
  }

  #measure(schema: Keywords): Measured {
    const known = this.#measured.get(schema);
    if (known !== undefined) return known;
    let size = 1;
    const outline = mapSubschemas(schema, (member): JsonSchema => {
      if (!isKeywords(member)) return member;
      const measured = this.#measure(member);
      size += measured.size;
      return { id: measured.id };
    });
    const text = JSON.stringify(outline);
    const id = this.#ids.get(text) ?? this.#ids.size;
    this.#ids.set(text, id);
    const measured = { id, size };
    this.#measured.set(schema, measured);
    return measured;
  }
}

function wordOf(keyword: string, key: string | undefined): string {
  if (keyword === "items" || keyword === "prefixItems") return "item";
  if (keyword === "properties") return key ?? keyword;
  return `${keyword}${key === undefined || !/^\d+$/.test(key) ? "" : Number(key) + 1}`;
}
