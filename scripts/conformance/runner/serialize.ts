import type { ParameterFacts } from "revokit";
import { isJson } from "revokit/toolkit";

/**
 * Writes a value in its parameter's style (OpenAPI 3.1, 4.8.12.4), independently of the library: encoded for a path or
 * a query, unchanged for a header. Undefined properties of an object are left out.
 */
export function serialize(parameter: ParameterFacts, value: unknown): string {
  const { in: place, name, style, explode, content, allowReserved = false } = parameter;
  const encode = place === "header" || style === "cookie" ? String : encodeURIComponent;
  const encodeValue = place === "query" && allowReserved ? encodeReserved : encode;
  const text = (item: unknown) => encodeValue(toText(item));
  const isNamed = (place === "query" && style !== "querystring") || place === "cookie" || style === "matrix";
  if (content !== undefined) {
    const written = encodeValue(isJson(content) || typeof value !== "string" ? JSON.stringify(value) : value);
    return isNamed ? `${encode(name)}=${written}` : written;
  }
  const [prefix, between] = FRAMES[style] ?? ["", ","];
  const separator = place === "cookie" ? "; " : between;
  const named = (key: string, item: string) => `${encode(key)}=${item}`;
  if (Array.isArray(value)) {
    const items = value.map(text);
    if (!explode) return prefix + (isNamed ? named(name, items.join(DELIMITERS[style] ?? ",")) : items.join(","));
    return prefix + items.map((item) => (isNamed ? named(name, item) : item)).join(separator);
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    if (style === "deepObject") return entries.map(([key, item]) => named(`${name}[${key}]`, text(item))).join("&");
    if (explode) return prefix + entries.map(([key, item]) => named(key, text(item))).join(separator);
    const flat = entries.flatMap(([key, item]) => [encode(key), text(item)]).join(DELIMITERS[style] ?? ",");
    return prefix + (isNamed ? named(name, flat) : flat);
  }
  return prefix + (isNamed ? named(name, text(value)) : text(value));
}

/** Whether a request can have the parameter: a header's name must be a valid field name. */
export function canBeSent({ in: place, name }: Pick<ParameterFacts, "in" | "name">): boolean {
  return place !== "header" || TOKEN.test(name);
}

/** RFC 9110, 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * Whether a parameter's style defines how a value is written: an empty, null or nested value has no form, and a
 * header's name must be a valid field name.
 */
export function canBeWritten(parameter: ParameterFacts, value: unknown): boolean {
  const { content } = parameter;
  if (value === undefined || value === null || !canBeSent(parameter)) return false;
  if (content !== undefined || typeof value !== "object") return true;
  const members: readonly unknown[] = Object.values(value);
  return members.length > 0 && members.every((member) => typeof member !== "object");
}

/** The prefix of a style's values, and the separator of exploded ones. */
const FRAMES: Readonly<Record<string, readonly [string, string]>> = {
  simple: ["", ","],
  label: [".", "."],
  matrix: [";", ";"],
  form: ["", "&"],
  spaceDelimited: ["", "&"],
  pipeDelimited: ["", "&"],
  deepObject: ["", "&"],
};

const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** Keeps the reserved characters (RFC 3986, 2.2) that separate nothing in a query. */
function encodeReserved(text: string): string {
  return text.replaceAll(/[^:/?@!$'()*;=]/gu, encodeURIComponent);
}

function toText(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
