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
  const isComponent = components === "components" && schemas === "schemas" && tokens.length === 3;
  const name = (isComponent && own) || toWords(tokens.filter((token) => !SILENT.has(token))) || "Schema";
  let candidate = name + suffix;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${name}${suffix}${number}`;
  taken.add(candidate);
  return candidate;
}

function toWords(tokens: readonly string[]): string {
  const words = tokens.join(" ").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
