import { mapReferences } from "./map-references.ts";
import type { JsonSchema } from "./json-schema.ts";

/** A schema's text without what it refers to, and its references in their order: where both are equal, schemas are. */
export interface Outline {
  readonly text: string;
  readonly references: readonly string[];
}

/** Whether references are equal is asked many times: the text is made once. */
export function outlineOf(schema: JsonSchema): Outline {
  const references: string[] = [];
  const text = JSON.stringify(
    mapReferences(schema, (reference) => {
      references.push(reference);
      return "";
    }),
  );
  return { text, references };
}
