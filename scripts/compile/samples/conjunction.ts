import {
  isKeywords,
  type JsonSchema,
  type Keywords,
  referenceOf,
  schemaAt,
  schemaMapAt,
  schemasAt,
} from "../schemas/json-schema.ts";
import { contrariesOf } from "./contraries.ts";

/** Schemas without alternatives that all apply to the same value. */
export type Conjunction = readonly Keywords[];

/** The context of the search for alternatives, with its remaining budget. */
export interface Search {
  readonly schemaOf: (reference: string) => JsonSchema;
  /** The references being sampled. A reference back to one of them is left out. */
  readonly open: Set<string>;
  /** How often each reference has been followed for the values that surround the one being sampled. */
  readonly followed: Map<string, number>;
  /** How many values surround the one being sampled. */
  depth: number;
  steps: number;
  /** Whether values are sought that are contrary to what is excluded: there are many ways to be. */
  readonly seeksContraries: boolean;
}

/** How deep a sample is at most: the search is recursive, and the stack of calls is limited. */
const MAX_DEPTH = 64;
/** How often a reference is followed within itself: a value may need a level of its own kind, e.g. a list of lists. */
const MAX_FOLLOWED = 2;

/** Every choice among the alternatives of schemas that apply to the same value, the first ones first. */
export function* conjunctionsOf(search: Search, schemas: readonly JsonSchema[]): Generator<Conjunction> {
  const [first, ...others] = schemas;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const chosen of choicesOf(search, first)) {
    for (const rest of conjunctionsOf(search, others)) {
      if (search.steps <= 0) return;
      yield [...chosen, ...rest];
    }
  }
}

function* choicesOf(search: Search, schema: JsonSchema): Generator<Conjunction> {
  search.steps -= 1;
  if (search.steps <= 0 || schema === false) return;
  if (!isKeywords(schema)) {
    yield [];
    return;
  }
  for (const members of memberChoices(search, schema)) yield [schema, ...members];
}

/**
 * The target of its reference and all of `allOf`; one of `anyOf` and one of `oneOf`; `then` or `else`; the schemas that
 * depend on a property; one that is contrary to `not`.
 */
function* memberChoices(search: Search, schema: Keywords): Generator<Conjunction> {
  const reference = referenceOf(schema);
  if (reference !== undefined && (search.followed.get(reference) ?? 0) >= MAX_FOLLOWED) return;
  const always = [...(reference === undefined ? [] : [search.schemaOf(reference)]), ...schemasAt(schema, "allOf")];
  const alternatives = [
    schemasAt(schema, "anyOf"),
    exclusive(schemasAt(schema, "oneOf")),
    branchesOf(schema),
    ...dependenciesOf(schema),
    search.seeksContraries ? contrariesOf(partsOf(search, schemaAt(schema, "not") ?? true)) : [],
  ];
  yield* combine(
    search,
    always,
    alternatives.filter(({ length }) => length > 0),
  );
}

function* combine(
  search: Search,
  chosen: readonly JsonSchema[],
  [first, ...others]: readonly (readonly JsonSchema[])[],
): Generator<Conjunction> {
  if (first === undefined) {
    yield* conjunctionsOf(search, chosen);
    return;
  }
  for (const alternative of first) {
    if (search.steps <= 0) return;
    yield* combine(search, [...chosen, alternative], others);
  }
}

/** The alternatives of `oneOf`, each without the others. */
function exclusive(alternatives: readonly JsonSchema[]): JsonSchema[] {
  if (alternatives.length < 2) return [...alternatives];
  return alternatives.map((each, index) => ({
    allOf: [each],
    not: { anyOf: alternatives.filter((_, other) => other !== index) },
  }));
}

/** Values for a conjunction, while its references count as followed; none if they would be too deep. */
export function* following<T>(search: Search, schemas: Conjunction, generate: () => Generator<T>): Generator<T> {
  if (search.depth >= MAX_DEPTH) return;
  const references = new Set(schemas.flatMap((each) => referenceOf(each) ?? []));
  const count = (difference: number) => {
    search.depth += difference;
    for (const each of references) search.followed.set(each, (search.followed.get(each) ?? 0) + difference);
  };
  count(1);
  try {
    yield* generate();
  } finally {
    // The caller stops at the first valid value.
    count(-1);
  }
}

/** The schemas that each of the schemas has under a keyword. */
export function schemasUnder(schemas: Conjunction, keyword: string): JsonSchema[] {
  return schemas.map((each) => schemaAt(each, keyword)).filter((schema) => schema !== undefined);
}

/** What a value of these schemas must not satisfy. */
export function excludedBy(schemas: Conjunction): JsonSchema[] {
  return schemas.flatMap((each) => {
    const excluded = schemaAt(each, "not");
    if (!isKeywords(excluded)) return [];
    const alternatives = schemasAt(excluded, "anyOf");
    return alternatives.length > 0 ? alternatives : [excluded];
  });
}

/** A schema, the target of its reference, and all of `allOf`. */
export function partsOf(search: Search, schema: JsonSchema, seen = new Set<JsonSchema>()): Keywords[] {
  if (!isKeywords(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const reference = referenceOf(schema);
  const parts = [...(reference === undefined ? [] : [search.schemaOf(reference)]), ...schemasAt(schema, "allOf")];
  return [schema, ...parts.flatMap((part) => partsOf(search, part, seen))];
}

/** For each of `dependentSchemas`: the property together with its schema, or neither. */
function dependenciesOf(schema: Keywords): JsonSchema[][] {
  return schemaMapAt(schema, "dependentSchemas").map(([property, dependent]) => [
    { required: [property], allOf: [dependent] },
    { properties: { [property]: false } },
  ]);
}

function branchesOf(schema: Keywords): JsonSchema[] {
  const condition = schemaAt(schema, "if");
  if (condition === undefined) return [];
  return [{ allOf: [condition, schemaAt(schema, "then") ?? true] }, schemaAt(schema, "else") ?? true];
}
