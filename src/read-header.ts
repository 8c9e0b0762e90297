import { JSON_NUMBER } from "./json-number.ts";
import { ownMember } from "./own-member.ts";
import type { HeaderValidator } from "./validators.ts";

/** How a header's text is read. */
type Reading = Pick<HeaderValidator, "type" | "items" | "members" | "explode" | "isJson">;

/**
 * Parses a header field's text by its schema: a number, a boolean, an array or an object (OpenAPI's style `simple`), or JSON.
 * Text that can't be parsed stays text, and so violates the schema.
 */
export function readHeader(
  text: string,
  { type, items = [], members, explode = false, isJson = false }: Reading,
): unknown {
  if (isJson) return parse(text);
  if (type?.includes("array")) return text.split(",").map((item) => readHeader(item.trim(), { type: items }));
  if (members !== undefined) return readMembers(text, members, explode);
  if (type?.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  if (type?.some((name) => name === "integer" || name === "number") && JSON_NUMBER.test(text)) return Number(text);
  return text;
}

function readMembers(text: string, members: NonNullable<Reading["members"]>, explode: boolean): unknown {
  const parts = text.split(explode ? /[,=]/ : ",").map((part) => part.trim());
  const pairs = parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ""] as const] : []));
  return Object.fromEntries(
    pairs.map(([name, part]) => [name, readHeader(part, { type: ownMember(members, name) ?? [] })]),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
