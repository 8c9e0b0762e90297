import type { HeaderValidator } from "./validators.ts";

/**
 * Reads a header field's text as what its schema says that it is: a number, a boolean, a list (OpenAPI's style `simple`).
 * What can't be read so stays text, and so violates the schema.
 */
export function readHeader(text: string, { type, items }: Pick<HeaderValidator, "type" | "items">): unknown {
  if (type?.includes("array")) return text.split(",").map((member) => readHeader(member.trim(), { type: items ?? [] }));
  if (type?.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  if (type?.some((name) => name === "integer" || name === "number") && NUMBER.test(text)) return Number(text);
  return text;
}

/** JSON's numbers: neither empty, nor hexadecimal, nor `Infinity`. */
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
