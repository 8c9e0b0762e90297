import { type Document, isPlainObject, YamlParseError } from "@redocly/openapi-core";

/** How deep a document may be nested. */
const MAX_DEPTH = 500;

const MAX_VALUES = 20_000_000;

/** By what factor aliases may multiply a document's values, beyond a million. */
const MAX_COPIES = 10;

/**
 * Throws a `YamlParseError` for a document that would be endless, or would take too long, to walk through.
 * @param maxValues how many values it may have once each YAML alias is written out. The largest public documents have 2
 * million.
 */
export function assertWalkable({ source, parsed }: Document, maxValues = MAX_VALUES): void {
  const refuse = (reason: string): never => {
    throw new YamlParseError(new Error(reason), source);
  };
  /** How many values each container has, counting aliased ones each time; 0 while it is being walked. */
  const sizes = new Map<object, number>();
  let written = 0;
  const measure = (value: unknown, depth: number): number => {
    if (!Array.isArray(value) && !isPlainObject(value)) {
      written += 1;
      return 1;
    }
    if (depth > MAX_DEPTH) return refuse(`The document is nested more than ${MAX_DEPTH} levels deep.`);
    const known = sizes.get(value);
    if (known === 0) return refuse("A YAML alias refers to a value that contains it.");
    if (known !== undefined) return known;
    sizes.set(value, 0);
    written += 1;
    let size = 1;
    for (const item of Object.values(value)) size += measure(item, depth + 1);
    sizes.set(value, size);
    return size;
  };
  const size = measure(parsed, 0);
  if (written > maxValues)
    refuse(`The document has ${written} values: the limit is ${maxValues}. Split it, or leave parts of it out.`);
  if (size > maxValues || size > 1_000_000 + MAX_COPIES * written) {
    refuse(`The document's YAML aliases expand to ${size} values: use fewer.`);
  }
}
