import { mapReferences } from "./map-references.ts";
import type { JsonSchema } from "./json-schema.ts";

/** A schema's text without its references, and the references in order: schemas are equal if both are. */
export interface Outline {
  readonly text: string;
  readonly references: readonly string[];
}

/** References are compared many times, so the text is made once. */
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
