import { freeName } from "../identifiers.ts";
import { parsePointer } from "./references.ts";

/** Parts of a pointer that say nothing in a name. */
const SILENT = new Set([
  ...["paths", "components", "schemas", "content", "schema", "properties", "$defs", "definitions", "responses"],
  ...["application/json", "items", "allOf", "anyOf", "oneOf"],
]);

/** The name of a schema in `components`: its own, or one made of the place where it stands. */
export function nameDefinition(pointer: string, suffix: string, taken: Set<string>): string {
  const tokens = parsePointer(pointer);
  const [components, schemas, own] = tokens;
  // A percent sign, which no name may have, would be read as an encoding in references.
  const isComponent =
    components === "components" && schemas === "schemas" && tokens.length === 3 && !own?.includes("%");
  const name = (isComponent && own) || toWords(tokens.filter((token) => !SILENT.has(token))) || "Schema";
  return freeName(name + suffix, taken);
}

function toWords(tokens: readonly string[]): string {
  const words = tokens.join(" ").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
