import { type JsonSchema, referenceOf } from "../schemas/json-schema.ts";
import { freeName } from "../identifiers.ts";
import { mapReferences } from "../schemas/map-references.ts";
import { outlineOf } from "../schemas/outline.ts";
import { assertionsOf } from "./assertions.ts";
import { nameByContent } from "./function-names.ts";
import { findRepeated } from "./repeated-schemas.ts";
import type { SchemaFunction } from "./schema-function.ts";

/** The functions of a document's validators: one for each distinct schema. */
export class SchemaFunctions {
  /** The functions by their schema as text. */
  readonly #functions = new Map<string, SchemaFunction>();
  readonly #taken = new Set<string>();
  /** The models by reference, with their name and constraints. */
  readonly #models: ReadonlyMap<string, SchemaFunction>;
  readonly #referredTo = new Map<string, SchemaFunction>();
  /** The functions of schemas that occur in several places, by each of these schema objects. */
  readonly #shared = new WeakMap<object, SchemaFunction>();
  /** References equivalent to an earlier one, and that one. */
  readonly #standIns: ReadonlyMap<string, string>;

  /** @param models the schemas of `components` by their references, with the name of each */
  constructor(models: ReadonlyMap<string, SchemaFunction>) {
    this.#models = new Map([...models].map(([key, { name, schema }]) => [key, { name, schema: assertionsOf(schema) }]));
    this.#standIns = findEqual(this.#models);
    for (const { name } of models.values()) this.#taken.add(name);
  }

  /** The function of a schema; `place` is used for its name. */
  add(schema: JsonSchema, place: string): SchemaFunction {
    const { assertions, text, known } = this.#lookup(schema);
    if (known !== undefined) return known;
    const added = { name: freeName(nameByContent(assertions) ?? place, this.#taken), schema: assertions };
    this.#functions.set(text, added);
    return added;
  }

  /** The function of a schema; undefined if none has been added for it. */
  find(schema: JsonSchema): SchemaFunction | undefined {
    return this.#lookup(schema).known;
  }

  #lookup(schema: JsonSchema) {
    const assertions = this.#withStandIns(assertionsOf(schema));
    const reference =
      typeof assertions === "object" && Object.keys(assertions).length === 1 ? referenceOf(assertions) : undefined;
    const text = JSON.stringify(assertions);
    return { assertions, text, known: reference === undefined ? this.#functions.get(text) : this.#referred(reference) };
  }

  /** The check function of a reference's target. */
  functionOf(reference: string): SchemaFunction {
    return this.#referred(this.#standIns.get(reference) ?? reference);
  }

  /** The functions of models, then the others, in order of creation. */
  all(): SchemaFunction[] {
    const models = [...this.#models.keys()].filter((reference) => !this.#standIns.has(reference));
    return [...models.map((reference) => this.#referred(reference)), ...this.#functions.values()];
  }

  /** Gives each large schema that occurs in several places a function. Call it when all have been added. */
  shareRepeated(): void {
    for (const { function: known, name, places } of findRepeated(this.all())) {
      const [schema = true] = places;
      const own = known ?? { name: freeName(name, this.#taken), schema };
      if (known === undefined) this.#functions.set(JSON.stringify(schema), own);
      for (const place of places) this.#shared.set(place, own);
    }
  }

  /** The function of a schema that occurs in several places. */
  sharedBy(schema: JsonSchema): SchemaFunction | undefined {
    return typeof schema === "object" ? this.#shared.get(schema) : undefined;
  }

  #referred(reference: string): SchemaFunction {
    const known = this.#referredTo.get(reference);
    if (known !== undefined) return known;
    const { name = "", schema = true } = this.#models.get(reference) ?? {};
    const referred = { name, schema: this.#withStandIns(schema) };
    this.#referredTo.set(reference, referred);
    return referred;
  }

  #withStandIns(schema: JsonSchema): JsonSchema {
    return mapReferences(schema, (reference) => this.#standIns.get(reference) ?? reference);
  }
}

/** Finds models equivalent to an earlier one, until a fixed point is reached. */
function findEqual(models: ReadonlyMap<string, SchemaFunction>): Map<string, string> {
  const standIns = new Map<string, string>();
  const resolve = (reference: string) => standIns.get(reference) ?? reference;
  const outlines = [...models].map(([reference, { schema }]) => ({ reference, ...outlineOf(schema) }));
  for (let found = 1; found > 0;) {
    found = 0;
    const firsts = new Map<string, string>();
    for (const { reference, text, references } of outlines) {
      if (standIns.has(reference)) continue;
      const whole = [text, ...references.map(resolve)].join("\n");
      const first = firsts.get(whole);
      if (first === undefined) firsts.set(whole, reference);
      else {
        for (const [other, target] of standIns) if (target === reference) standIns.set(other, first);
        standIns.set(reference, first);
        found += 1;
      }
    }
  }
  return standIns;
}
