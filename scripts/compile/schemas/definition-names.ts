import { parsePointer } from "revokit/toolkit";
import { freeName } from "../identifiers.ts";

/** Steps of a pointer that add nothing to a name. */
const SILENT = new Set([
  ...["paths", "components", "schemas", "content", "schema", "properties", "$defs", "definitions", "responses"],
  ...["application/json", "items", "allOf", "anyOf", "oneOf"],
]);

/** The name of a schema in `components`: its own, or one derived from its place. */
export function nameDefinition(pointer: string, suffix: string, taken: Set<string>): string {
  const tokens = parsePointer(pointer);
  const [components, schemas, own] = tokens;
  // A percent sign, which names may not contain, would be decoded in references.
  const isComponent =
    components === "components" && schemas === "schemas" && tokens.length === 3 && !own?.includes("%");
  const name = (isComponent && own) || toWords(tokens.filter((token) => !SILENT.has(token))) || "Schema";
  return freeName(name + suffix, taken);
}

function toWords(tokens: readonly string[]): string {
  const words = tokens.join(" ").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
