import { conjunctsOf, type SchemaLike } from "../conjuncts.ts";
import type { OpenApiDocument, Schema } from "../document.ts";

/** A schema within itself never ends. */
const MAX_LEVELS = 12;

/** Parts that hold the same part several times have more with each level. */
const MAX_PARTS = 2000;

/** How many levels of a schema have facts for XML, whose texts have types by their schema alone: all, within bounds. */
export function xmlLevels(document: OpenApiDocument, schema: SchemaLike): number {
  let level: readonly SchemaLike[] = [schema];
  let count = 0;
  for (let levels = 0; levels < MAX_LEVELS; levels += 1) {
    level = level.flatMap((part) => conjunctsOf(document, part)).flatMap(partsOf);
    count += level.length;
    if (level.length === 0 || count > MAX_PARTS) return levels;
  }
  return MAX_LEVELS;
}

function partsOf({ properties = {}, items, additionalProperties, oneOf = [], anyOf = [] }: Schema): SchemaLike[] {
  return [...Object.values<SchemaLike>(properties), items, additionalProperties, ...oneOf, ...anyOf].filter(
    (part) => typeof part === "object",
  );
}
