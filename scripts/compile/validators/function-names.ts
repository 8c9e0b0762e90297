import { isKeywords, type JsonSchema } from "../schemas/json-schema.ts";
import { toIdentifier } from "../to-identifier.ts";

/** The name of a schema with only a type or a format: `string`, `integerOrNull`, `dateTime`. */
export function nameByContent(schema: JsonSchema): string | undefined {
  if (!isKeywords(schema)) return schema ? "Anything" : "Nothing";
  const keywords = Object.keys(schema);
  if (keywords.some((keyword) => !["type", "format"].includes(keyword))) return undefined;
  const type = [schema["type"] ?? []].flat().map(String);
  const words =
    typeof schema["format"] === "string" ? [schema["format"], ...type.filter((each) => each === "null")] : type;
  return words.length === 0 ? undefined : words.map(capitalize).join("Or");
}

/** A name from the words of a schema's place: `ListPets200Body`. */
export function nameOfPlace(...words: readonly string[]): string {
  return words.map(capitalize).join("");
}

function capitalize(word: string): string {
  const identifier = toIdentifier(`x ${word}`).slice(1);
  return identifier.charAt(0).toUpperCase() + identifier.slice(1);
}
