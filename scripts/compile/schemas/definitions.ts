import { assertDefined } from "../../assert-defined.ts";
import { isKeywords, type JsonSchema, type Keywords } from "./json-schema.ts";
import { breakCycles } from "./cycles.ts";
import { nameDefinition } from "./definition-names.ts";
import { type Context, CONTEXTS, findStandIns } from "./contexts.ts";
import { mapReferences } from "./map-references.ts";
import { schemaPointer } from "./pointers.ts";

const SUFFIXES: Readonly<Record<Context, string>> = { response: "", request: "Writable", form: "Form" };

/** A reference in a context. */
interface Definition {
  readonly key: string;
  readonly pointer: string;
  readonly context: Context;
}

/** The referenced schemas, once for each context in which they differ. */
export class Definitions {
  readonly #definitions = new Map<string, Definition>();
  /** The same in the order in which they were added. */
  readonly #ordered: Definition[] = [];
  readonly #components: string[] = [];

  /** Registers a schema of `components`, referenced or not. */
  addComponent(pointer: string): void {
    this.#components.push(pointer);
  }

  /** Returns the key by which a schema refers to it until `finish`. */
  add(pointer: string, context: Context): string {
    const key = `${context} ${pointer}`;
    if (this.#definitions.has(key)) return key;
    const definition = { key, pointer, context };
    this.#definitions.set(key, definition);
    this.#ordered.push(definition);
    return key;
  }

  /** The schemas by name, and a function that replaces keys by names in a schema's references. */
  finish(convert: (pointer: string, context: Context) => JsonSchema): {
    readonly schemas: Record<string, JsonSchema & object>;
    readonly nameOf: (schema: JsonSchema) => JsonSchema;
  } {
    const converted = this.#convertAll(convert);
    const pointerOf = (key: string) => this.#definitions.get(key)?.pointer ?? key;
    const { schemas, bases } = breakCycles(converted, pointerOf);
    const standIns = findStandIns(schemas);
    const names = this.#name(
      [...schemas.keys()].filter((key) => !standIns.has(key)),
      bases,
    );
    const nameOf = (schema: JsonSchema) =>
      mapReferences(schema, (key) => schemaPointer(names.get(standIns.get(key) ?? key) ?? key));
    return {
      schemas: Object.fromEntries(
        this.#inOrder(names, bases).map(([key, name]) => [name, asObject(nameOf(schemas.get(key) ?? true))]),
      ),
      nameOf,
    };
  }

  /** Schemas of `components` in document order, then those from elsewhere. */
  #inOrder(names: ReadonlyMap<string, string>, bases: ReadonlyMap<string, string>): [key: string, name: string][] {
    const places = new Map(this.#components.map((pointer, index) => [pointer, index]));
    const placeOf = (key: string) => {
      const { pointer = "" } = this.#definitions.get(bases.get(key) ?? key) ?? {};
      return places.get(pointer) ?? Infinity;
    };
    const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
    return [...names].sort(([a], [b]) => compare(placeOf(a), placeOf(b)));
  }

  #convertAll(convert: (pointer: string, context: Context) => JsonSchema): Map<string, JsonSchema> {
    const converted = new Map<string, JsonSchema>();
    // Converting one may add others, which are converted later.
    const convertNew = () => {
      for (let index = converted.size; index < this.#ordered.length; index += 1) {
        const { key, pointer, context } = assertDefined(this.#ordered[index]);
        converted.set(key, convert(pointer, context));
      }
    };
    convertNew();
    for (const pointer of this.#components) {
      if (CONTEXTS.some((context) => this.#definitions.has(`${context} ${pointer}`))) continue;
      this.add(pointer, "response");
      convertNew();
    }
    return converted;
  }

  #name(keys: readonly string[], bases: ReadonlyMap<string, string>): Map<string, string> {
    const names = new Map<string, string>();
    const taken = new Set<string>();
    const plain = new Map<string, Context>();
    for (const context of CONTEXTS) {
      for (const key of keys) {
        const definition = this.#definitions.get(bases.get(key) ?? key);
        if (definition?.context !== context) continue;
        const owner = plain.get(definition.pointer) ?? context;
        plain.set(definition.pointer, owner);
        const suffix = (owner === context ? "" : SUFFIXES[context]) + (bases.has(key) ? "Base" : "");
        names.set(key, nameDefinition(definition.pointer, suffix, taken));
      }
    }
    return names;
  }
}

/** OpenAPI 3.0's tools expect objects in `components`. */
function asObject(schema: JsonSchema): Keywords {
  if (isKeywords(schema)) return schema;
  return schema ? {} : { not: {} };
}
