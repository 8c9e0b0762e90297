import { serializeArrayParam, serializeObjectParam } from "openapi-fetch";
import type { Operation, Parameter } from "./contract.ts";
import { InvalidRequestError } from "./errors.ts";

/** Fills an operation's path template with the values of its path parameters, percent-encoded. */
export type PathSerializer = (values: Readonly<Record<string, unknown>>) => string;

/** Takes a template apart once, so that a call need not. */
export function compilePath({ path, parameters }: Operation): PathSerializer {
  const parts = path.split(/\{([^{}]+)\}/);
  const literals = parts.filter((_, index) => index % 2 === 0).map(encodeLiteral);
  const names = parts.filter((_, index) => index % 2 === 1);
  const byName = new Map(parameters.filter((each) => each.in === "path").map((each) => [each.name, each]));
  return (values) =>
    literals.reduce((text, literal, index) => {
      const name = names[index - 1] ?? "";
      return text + serialize(name, byName.get(name), values[name]) + literal;
    });
}

/** The styles of OpenAPI 3.1 (4.8.12.3): `simple`, unless the parameter says otherwise. */
function serialize(name: string, parameter: Parameter | undefined, value: unknown): string {
  const { style = "simple", explode = false, content } = parameter ?? {};
  if (content !== undefined) return encodeURIComponent(JSON.stringify(value));
  const options = { style: style as "simple" | "label" | "matrix", explode };
  if (Array.isArray(value)) return serializeArrayParam(name, value, options);
  if (typeof value === "object" && value !== null) return serializeObjectParam(name, { ...value }, options);
  const text = encodeURIComponent(String(value));
  if (style === "matrix") return `;${name}=${text}`;
  return style === "label" ? `.${text}` : text;
}

/** A template may hold characters that a URL can't: encoded here as the URL parser would. */
function encodeLiteral(literal: string): string {
  const { pathname } = new URL(`http://localhost/${literal}`);
  return pathname.slice(1);
}

/** URLs that the parser leaves as they are: nothing percent-encoded, no dot segment. They need not be parsed to know it. */
const CANONICAL = /^https?:\/\/[a-z\d.-]+(:\d+)?(\/(?!\.{1,2}(\/|$))[\w.~!$&'()*+,;=:@-]*)*$/;

/**
 * Throws unless a URL means what it was built from: the URL parser drops dot segments, raw or percent-encoded, and takes
 * backslashes for slashes.
 * @param pinned where the request is meant to go: the base URL and the path, without a query
 */
export function assertPinned(url: string, pinned: string): void {
  if (url === pinned && CANONICAL.test(url)) return;
  const { origin, pathname } = new URL(url);
  if (origin + pathname !== pinned) {
    throw new InvalidRequestError("path", "must stay within the operation's path template");
  }
}
