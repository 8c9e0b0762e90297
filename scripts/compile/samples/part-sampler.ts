import { isKeywords, type JsonSchema } from "../schemas/json-schema.ts";
import type { Direction } from "../schemas/map-document.ts";

/** How much of a value is made up beyond what it has to have. */
export interface Detail {
  /** How many levels of objects have their optional properties. */
  readonly levels: number;
  /** What the value is called, for texts. */
  readonly name: string;
}

/** What the samplers of lists and objects need, to sample the parts. */
export interface PartSampler {
  readonly direction: Direction;
  /** A value for a part of another: the first that may fit, or does where each part is judged. */
  first(schemas: readonly JsonSchema[], detail: Detail): unknown;
  /** Up to so many values for a part of another, each different. */
  several(schemas: readonly JsonSchema[], detail: Detail, count: number): unknown[];
}

/** Whether nothing is asked of a value. */
export function isAnything(schema: JsonSchema): boolean {
  return (
    schema === true ||
    (isKeywords(schema) && Object.keys(schema).every((keyword) => keyword === "description" || keyword === "title"))
  );
}
