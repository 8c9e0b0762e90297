import { isDeepStrictEqual } from "node:util";
import { type JsonSchema, numberAt, schemaAt, schemasAt } from "../schemas/json-schema.ts";
import { type Conjunction, schemasUnder } from "./conjunction.ts";
import type { Detail, PartSampler } from "./part-sampler.ts";
import { combinations } from "./variations.ts";

/** The maximum length of an array in a sample. */
const MAX_ITEMS = 100;

/** What must be among the items, and how often. */
interface Contained {
  readonly contains: JsonSchema;
  readonly least: number;
  readonly most: number;
}

/** Candidate arrays. */
export function* arrays(sampler: PartSampler, schemas: Conjunction, detail: Detail): Generator<unknown[]> {
  const least = Math.max(0, ...schemas.map((each) => numberAt(each, "minItems") ?? 0));
  const most = Math.min(Infinity, ...schemas.map((each) => numberAt(each, "maxItems") ?? Infinity));
  if (least > MAX_ITEMS) return;
  const contained = containedIn(schemas);
  const single: Detail = { ...detail, variants: 1 };
  const items = firstItems(sampler, schemas, single, most);
  for (const { contains, least: count } of contained) {
    items.push(...further(sampler, schemas, [contains], single, items, count));
  }
  const missing = Math.max(least, detail.levels > 0 ? Math.min(1, most) : 0) - items.length;
  const exhausted = contained.filter((each) => each.most < Infinity).map(({ contains }) => ({ not: contains }));
  if (missing > 0) items.push(...further(sampler, schemas, exhausted, single, items, missing));
  yield items;
  if (least === 0) yield [];
  if (contained.length > 0)
    yield firstItems(
      sampler,
      schemas,
      single,
      most,
      contained.map(({ contains }) => contains),
    );
  if (detail.variants > 1) yield* varied(sampler, schemas, detail, items);
}

/** Lists of the same length, but of different items. */
function* varied(
  sampler: PartSampler,
  schemas: Conjunction,
  detail: Detail,
  items: readonly unknown[],
): Generator<unknown[]> {
  const values = items.map((_, index) => sampler.several(itemSchemas(schemas, index), detail, detail.variants));
  yield* combinations(values, 2 * detail.variants);
}

/**
 * The items that `prefixItems` describes, up to one for which no value is found.
 * @param preferred what they satisfy where they can
 */
function firstItems(
  sampler: PartSampler,
  schemas: Conjunction,
  detail: Detail,
  most: number,
  preferred: readonly JsonSchema[] = [],
): unknown[] {
  const described = Math.max(0, ...schemas.map((each) => schemasAt(each, "prefixItems").length));
  const items: unknown[] = [];
  while (items.length < Math.min(described, most)) {
    const [found] = [preferred, []].flatMap((more) => further(sampler, schemas, more, detail, items, 1));
    if (found === undefined) break;
    items.push(found);
  }
  return items;
}

function containedIn(schemas: Conjunction): Contained[] {
  return schemas.flatMap((each) => {
    const contains = schemaAt(each, "contains");
    if (contains === undefined) return [];
    const least = Math.min(numberAt(each, "minContains") ?? 1, MAX_ITEMS);
    return [{ contains, least, most: numberAt(each, "maxContains") ?? Infinity }];
  });
}

/** Items to follow others, which satisfy more schemas: the same repeated, or different ones if they must be unique. */
function further(
  sampler: PartSampler,
  schemas: Conjunction,
  more: readonly JsonSchema[],
  detail: Detail,
  items: readonly unknown[],
  count: number,
): unknown[] {
  const described = [...more, ...itemSchemas(schemas, items.length, more)];
  if (schemas.some((each) => each["uniqueItems"] === true)) {
    const found = sampler.several(described, detail, count + items.length);
    return found.filter((value) => !items.some((item) => isDeepStrictEqual(item, value))).slice(0, count);
  }
  const value = count > 0 ? sampler.first(described, detail) : undefined;
  return value === undefined ? [] : Array.from({ length: count }, () => value);
}

/** @param others other schemas that describe the item */
function itemSchemas(schemas: Conjunction, index: number, others: readonly JsonSchema[] = []): JsonSchema[] {
  const evaluating = schemas.flatMap((each): JsonSchema[] => {
    const item = schemasAt(each, "prefixItems")[index] ?? schemaAt(each, "items");
    return item === undefined ? [] : [item];
  });
  return evaluating.length + others.length > 0 ? evaluating : schemasUnder(schemas, "unevaluatedItems");
}
