import { isKeywords, type JsonSchema, type Keywords } from "../schemas/json-schema.ts";
import type { Direction } from "../schemas/map-document.ts";

/** How much of a value is generated beyond its required parts. */
export interface Detail {
  /** How many levels of objects have their optional properties. */
  readonly levels: number;
  /** The value's name, used for texts. */
  readonly name: string;
  /** How many different values are wanted. */
  readonly variants: number;
}

/** What the samplers of arrays and objects need for their parts. */
export interface PartSampler {
  readonly direction: Direction;
  /** A value for a part of another: the first candidate, or the first valid one if each part is judged. */
  first(schemas: readonly JsonSchema[], detail: Detail): unknown;
  /** A schema, the target of its reference, and all of `allOf`. */
  partsOf(schema: JsonSchema): Keywords[];
  /** Up to this many different values for a part of another. */
  several(schemas: readonly JsonSchema[], detail: Detail, count: number): unknown[];
}

/** Whether a schema has no constraints. */
export function isAnything(schema: JsonSchema): boolean {
  return (
    schema === true ||
    (isKeywords(schema) && Object.keys(schema).every((keyword) => keyword === "description" || keyword === "title"))
  );
}
