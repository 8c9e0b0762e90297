import { type JsonSchema, numberAt, schemaAt, schemasAt } from "../schemas/json-schema.ts";
import { type Conjunction, excludedBy } from "./conjunction.ts";
import type { Detail, PartSampler } from "./part-sampler.ts";

/** The maximum length of an array in a sample. */
const MAX_ITEMS = 100;

/** Candidate arrays. */
export function* arrays(sampler: PartSampler, schemas: Conjunction, detail: Detail): Generator<unknown[]> {
  const least = Math.max(0, ...schemas.map((each) => numberAt(each, "minItems") ?? 0));
  const most = Math.min(Infinity, ...schemas.map((each) => numberAt(each, "maxItems") ?? Infinity));
  if (least > MAX_ITEMS) return;
  const items = firstItems(sampler, schemas, detail, most);
  for (const { contains, count } of containedIn(schemas)) {
    const found = sampler.several([contains, ...itemSchemas(schemas, items.length)], detail, count);
    items.push(...fill(found, count, schemas));
  }
  const missing = Math.max(least, detail.levels > 0 ? Math.min(1, most) : 0) - items.length;
  if (missing > 0) {
    items.push(...fill(sampler.several(itemSchemas(schemas, items.length), detail, missing), missing, schemas));
  }
  yield items;
  if (least === 0) yield [];
  yield* contraryItems(sampler, schemas, detail);
}

/** An item that keeps a list from satisfying what is excluded. */
function* contraryItems(sampler: PartSampler, schemas: Conjunction, detail: Detail): Generator<unknown[]> {
  const excluded = excludedBy(schemas).flatMap((each) =>
    sampler.partsOf(each).flatMap((part) => schemaAt(part, "items") ?? []),
  );
  if (excluded.length === 0) return;
  const item = sampler.first([...itemSchemas(schemas, 0), { not: { anyOf: excluded } }], detail);
  if (item !== undefined) yield [item];
}

/** The items that `prefixItems` describes, up to one for which no value is found. */
function firstItems(sampler: PartSampler, schemas: Conjunction, detail: Detail, most: number): unknown[] {
  const described = Math.max(0, ...schemas.map((each) => schemasAt(each, "prefixItems").length));
  const items: unknown[] = [];
  while (items.length < Math.min(described, most)) {
    const item = sampler.first(itemSchemas(schemas, items.length), detail);
    if (item === undefined) break;
    items.push(item);
  }
  return items;
}

/** What must be among the items, and how often. */
function containedIn(schemas: Conjunction): { readonly contains: JsonSchema; readonly count: number }[] {
  return schemas.flatMap((each) => {
    const contains = schemaAt(each, "contains");
    return contains === undefined ? [] : [{ contains, count: Math.min(numberAt(each, "minContains") ?? 1, MAX_ITEMS) }];
  });
}

/** The same value repeated, or different ones if they must be unique. */
function fill(values: readonly unknown[], count: number, schemas: Conjunction): unknown[] {
  const [first] = values;
  if (first === undefined || schemas.some((each) => each["uniqueItems"] === true)) return [...values];
  return Array.from({ length: count }, () => first);
}

function itemSchemas(schemas: Conjunction, index: number): JsonSchema[] {
  return schemas.map((each) => schemasAt(each, "prefixItems")[index] ?? schemaAt(each, "items") ?? true);
}
