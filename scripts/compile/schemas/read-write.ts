import { closureOf, type Located } from "./closure.ts";
import { isKeywords, type Keywords, schemaMapAt, stringsAt } from "./json-schema.ts";
import type { Direction } from "./map-document.ts";
import { appendToPointer } from "./pointers.ts";
import type { References } from "./references.ts";

/** The keyword of the properties that are not sent in a direction. */
export function notSentMarker(direction: Direction): "readOnly" | "writeOnly" {
  return direction === "request" ? "readOnly" : "writeOnly";
}

/**
 * The properties that are not sent in a direction: `readOnly` ones in a request, `writeOnly` ones in a response. They
 * are not `required` there (OpenAPI 3.0.3, 4.7.24.1), whichever schemas for the same value contain the property and
 * `required`.
 */
export function notSent(references: References, start: Located, direction: Direction): ReadonlySet<string> {
  const marker = notSentMarker(direction);
  const names = closureOf(references, start, "any").flatMap(({ schema, pointer }) =>
    schemaMapAt(schema, "properties").flatMap(([name, property]) =>
      isKeywords(property) &&
      isMarked(references, { schema: property, pointer: appendToPointer(pointer, "properties", name) }, marker)
        ? [name]
        : [],
    ),
  );
  return new Set(names);
}

/** The schema without required properties that are not sent. */
export function relaxRequired(schema: Keywords, names: ReadonlySet<string>): Keywords {
  if (names.size === 0 || !("required" in schema)) return schema;
  const { required: _, ...rest } = schema;
  const required = stringsAt(schema, "required").filter((name) => !names.has(name));
  return required.length === 0 ? rest : { ...rest, required };
}

function isMarked(references: References, property: Located, marker: string): boolean {
  return closureOf(references, property, "all").some(({ schema }) => schema[marker] === true);
}
