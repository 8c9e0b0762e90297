import type { HeaderValidator } from "./validators.ts";

/**
 * Parses a header field's text by its schema: a number, a boolean, an array (OpenAPI's style `simple`). Text that can't be
 * parsed stays text, and so violates the schema.
 */
export function readHeader(text: string, { type, items }: Pick<HeaderValidator, "type" | "items">): unknown {
  if (type?.includes("array")) return text.split(",").map((member) => readHeader(member.trim(), { type: items ?? [] }));
  if (type?.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  if (type?.some((name) => name === "integer" || name === "number") && NUMBER.test(text)) return Number(text);
  return text;
}

/** JSON's numbers: neither empty, nor hexadecimal, nor `Infinity`. */
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
