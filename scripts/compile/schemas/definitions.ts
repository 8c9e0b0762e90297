import { isKeywords, type JsonSchema, type Keywords } from "./json-schema.ts";
import { breakCycles } from "./cycles.ts";
import { nameDefinition } from "./definition-names.ts";
import { mapReferences } from "./map-references.ts";
import { schemaPointer } from "./pointers.ts";
import { outlineOf } from "./outline.ts";

/** The context in which a schema is used. */
export type Context = "response" | "request" | "form";

/** The first context in this order in which a schema is used gets the plain name. */
const CONTEXTS: readonly Context[] = ["response", "request", "form"];
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
  readonly #components: string[] = [];

  /** Registers a schema of `components`, referenced or not. */
  addComponent(pointer: string): void {
    this.#components.push(pointer);
  }

  /** Returns the key by which a schema refers to it until `finish`. */
  add(pointer: string, context: Context): string {
    const key = `${context} ${pointer}`;
    if (!this.#definitions.has(key)) this.#definitions.set(key, { key, pointer, context });
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
    const standIns = this.#mergeEqual(schemas);
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
    // Converting one may add others, which the loop visits later.
    const convertNew = () => {
      for (const { key, pointer, context } of this.#definitions.values()) {
        if (!converted.has(key)) converted.set(key, convert(pointer, context));
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

  /**
   * Merges the conversions of a schema for several contexts that are equal. All are assumed equal until one is found to
   * differ, itself or in a schema that it refers to. Returns the replacement of each dropped one.
   */
  #mergeEqual(schemas: ReadonlyMap<string, JsonSchema>): Map<string, string> {
    const standIns = new Map<string, string>();
    for (const key of schemas.keys()) {
      const first = this.#contextsOf(key).find((other) => schemas.has(other));
      if (first !== undefined && first !== key) standIns.set(key, first);
    }
    const outlines = new Map([...standIns].flat().map((key) => [key, outlineOf(schemas.get(key) ?? true)]));
    const differ = (key: string, first: string) => {
      const [left, right] = [outlines.get(key), outlines.get(first)];
      const resolve = (target: string | undefined = "") => standIns.get(target) ?? target;
      return (
        left?.text !== right?.text ||
        left?.references.some((target, index) => resolve(target) !== resolve(right?.references[index]))
      );
    };
    for (let differing = 1; differing > 0;) {
      const found = [...standIns].filter(([key, first]) => differ(key, first));
      differing = found.length;
      for (const [key] of found) standIns.delete(key);
    }
    return standIns;
  }

  #contextsOf(key: string): string[] {
    const [context = "", rest = ""] = splitKey(key);
    return CONTEXTS.some((each) => each === context) ? CONTEXTS.map((each) => `${each} ${rest}`) : [];
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

function splitKey(key: string): [context: string, rest: string] {
  const space = key.indexOf(" ");
  return [key.slice(0, space), key.slice(space + 1)];
}

/** OpenAPI 3.0's tools expect objects in `components`. */
function asObject(schema: JsonSchema): Keywords {
  if (isKeywords(schema)) return schema;
  return schema ? {} : { not: {} };
}
