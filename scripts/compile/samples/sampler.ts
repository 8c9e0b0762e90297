import { isDeepStrictEqual } from "node:util";
import { type JsonSchema, type Keywords, referenceOf, valuesOf } from "../schemas/json-schema.ts";
import type { Direction } from "../schemas/map-document.ts";
import { commonTypes } from "./common-types.ts";
import { type Conjunction, conjunctionsOf, following, partsOf, type Search } from "./conjunction.ts";
import { givenValues } from "./given-values.ts";
import type { Judge } from "./judge.ts";
import type { Detail, PartSampler } from "./part-sampler.ts";
import { valuesOfType } from "./values-of-type.ts";

/** How many candidates to try per schema. */
const CANDIDATES = 24;
/** How many more to try for each further value that is wanted. */
const MORE = 8;
/** How many schemas to visit for one sample. */
const STEPS = 4000;
const JUDGED = 10;

/** What is tried one after another, since most schemas need little. */
const EFFORTS = [
  { isCareful: false, seeksContraries: false },
  { isCareful: true, seeksContraries: false },
  { isCareful: true, seeksContraries: true },
];

/** Generates values that satisfy schemas. */
export class Sampler implements PartSampler {
  readonly direction: Direction;
  readonly #schemas: ReadonlyMap<string, JsonSchema>;
  readonly #judge: Judge;
  #search: Search;
  /** Whether each part of a value is judged, not only the whole: that costs more, and finds more. */
  #isCareful = false;

  constructor(schemas: ReadonlyMap<string, JsonSchema>, judge: Judge, direction: Direction) {
    this.#schemas = schemas;
    this.#judge = judge;
    this.direction = direction;
    this.#search = this.#begin(false);
  }

  /** A valid value; undefined if none is found within the bounds of the search. */
  sample(schema: JsonSchema, name: string): unknown {
    for (const { isCareful, seeksContraries } of EFFORTS) {
      this.#isCareful = isCareful;
      for (const levels of [2, 0]) {
        this.#search = this.#begin(seeksContraries);
        for (const value of this.candidates([schema], { levels, name, variants: 1 })) {
          if (this.#accepts(schema, value)) return value;
        }
      }
    }
    return undefined;
  }

  /** A value for a part of another: the first candidate, or the first valid one if each part is judged. */
  first(schemas: readonly JsonSchema[], detail: Detail): unknown {
    return this.several(schemas, detail, 1)[0];
  }

  partsOf(schema: JsonSchema): Keywords[] {
    return partsOf(this.#search, schema);
  }

  /** Up to this many different values for a part of another. */
  several(schemas: readonly JsonSchema[], detail: Detail, count: number): unknown[] {
    const found: unknown[] = [];
    for (const value of this.candidates(schemas, { ...detail, variants: count })) {
      if (found.length >= count) break;
      if (this.#isCareful && !this.#accepts({ allOf: schemas }, value)) continue;
      if (!found.some((other) => isDeepStrictEqual(other, value))) found.push(value);
    }
    return found;
  }

  /** Candidate values for schemas that all apply to the same value. */
  *candidates(schemas: readonly JsonSchema[], detail: Detail): Generator {
    const references = schemas.flatMap((schema) => referenceOf(schema) ?? []);
    if (references.some((reference) => this.#search.open.has(reference))) return;
    const { open } = this.#search;
    references.forEach((reference) => open.add(reference));
    try {
      let count = 0;
      for (const conjunction of conjunctionsOf(this.#search, schemas)) {
        for (const value of following(this.#search, conjunction, () => this.#valuesOf(conjunction, detail))) {
          yield value;
          count += 1;
          if (count >= CANDIDATES + MORE * (detail.variants - 1)) return;
        }
      }
    } finally {
      // The caller stops at the first valid value.
      references.forEach((reference) => open.delete(reference));
    }
  }

  *#valuesOf(schemas: Conjunction, detail: Detail): Generator {
    yield* givenValues(schemas);
    const enumerated = schemas.map(valuesOf).find((values) => values !== undefined);
    if (enumerated !== undefined) {
      yield* this.#fitting(enumerated, schemas);
      return;
    }
    for (const type of commonTypes(schemas)) yield* valuesOfType(this, type, schemas, detail);
  }

  /** The values that satisfy all schemas: of hundreds that one of them lists, perhaps only the last. */
  *#fitting(values: readonly unknown[], schemas: Conjunction): Generator {
    const all: JsonSchema = { allOf: schemas };
    for (const value of values) {
      this.#search.steps -= 1;
      if (this.#search.steps <= 0) return;
      if (values.length === 1 || this.#judge.accepts(all, value)) yield value;
    }
  }

  /** Judging a value costs as much as visiting many schemas. */
  #accepts(schema: JsonSchema, value: unknown): boolean {
    this.#search.steps -= JUDGED;
    return this.#judge.accepts(schema, value);
  }

  #begin(seeksContraries: boolean): Search {
    const schemaOf = (reference: string) => this.#schemas.get(reference) ?? true;
    return { schemaOf, open: new Set(), followed: new Map(), depth: 0, steps: STEPS, seeksContraries };
  }
}
