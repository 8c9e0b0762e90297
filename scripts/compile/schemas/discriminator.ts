import type { Located } from "./closure.ts";
import { isKeywords } from "./json-schema.ts";
import { schemaPointer } from "./pointers.ts";
import type { References } from "./references.ts";

/** The discriminator of a schema, with each mapping resolved. */
export interface Discriminator {
  readonly property: string;
  /** The mapping's values by the pointer of their schema. */
  readonly mapping: ReadonlyMap<string, readonly string[]>;
  /** The pointer of the schema for any other value, or for none (OpenAPI 3.2, 4.26). */
  readonly fallback: string | undefined;
}

/** The discriminator of a schema; undefined without one that names a property. */
export function readDiscriminator({ schema, pointer }: Located, references: References): Discriminator | undefined {
  const discriminator = schema["discriminator"];
  if (!isKeywords(discriminator)) return undefined;
  const { propertyName: property, defaultMapping } = discriminator;
  if (typeof property !== "string") return undefined;
  const mapping = new Map<string, string[]>();
  for (const [value, target] of Object.entries(discriminator["mapping"] ?? {})) {
    const place = mappedTo(target, pointer, references);
    if (place !== undefined) mapping.set(place, [...(mapping.get(place) ?? []), value]);
  }
  return { property, mapping, fallback: mappedTo(defaultMapping, pointer, references) };
}

/** The pointer of the schema that a mapping names or refers to; undefined for any other value. */
function mappedTo(target: unknown, from: string, references: References): string | undefined {
  if (typeof target !== "string") return undefined;
  const named = schemaPointer(target);
  if (references.at(named) !== undefined) return named;
  try {
    return references.resolve(target, from);
  } catch {
    return undefined;
  }
}
