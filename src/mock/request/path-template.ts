import { decode, type RawPairs, splitQuery } from "./pairs.ts";

/** A compiled path template. */
export interface PathTemplate {
  /** The sort key: literals come before parameters, segment by segment; templates with a query come before those without. */
  readonly rank: string;
  /** The raw values of the parameters in a path and its query; `undefined` if they do not match. */
  readonly match: (path: string, query: string) => Readonly<Record<string, string>> | undefined;
}

/**
 * Compiles a template, e.g. `/files/{name}.{format}`. Its literals match whether percent-encoded or not. After a question mark,
 * it lists pairs that the query must contain, among others: `/files?kind={kind}&v=2`.
 */
export function compileTemplate(template: string): PathTemplate {
  const [path = "", ...rest] = template.split("?");
  const inPath = compilePattern(path, literalInPath, "[^/]*");
  const pairs = splitTemplate(rest.join("?"));
  return {
    // The greatest code unit sorts a parameter behind every literal, and `{name}` behind `{name}.json`.
    rank: `${path.split(PARAMETER).join("\uffff").replaceAll("/", "\uffff/")}\uffff${pairs.length > 0 ? "" : "\uffff"}`,
    match: (requested, query) => {
      const values = inPath(requested);
      if (values === undefined || pairs.length === 0) return values;
      const found = pairs.map((pair) => pair(splitQuery(query)));
      if (found.some((each) => each === undefined)) return undefined;
      return found.reduce<Readonly<Record<string, string>>>((all, each) => ({ ...all, ...each }), values);
    },
  };
}

const PARAMETER = /\{[^{}]+\}/;

type Match<Requested> = (requested: Requested) => Readonly<Record<string, string>> | undefined;

/** Matches text against a template: the raw values of its parameters. */
function compilePattern(template: string, literalOf: (literal: string) => string, value: string): Match<string> {
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const pattern = new RegExp(`^${template.split(PARAMETER).map(literalOf).join(`(${value})`)}$`);
  return (requested) => {
    const values = pattern.exec(requested)?.slice(1);
    return values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
  };
}

/** One matcher for each pair in a template's query. */
function splitTemplate(query: string): Match<RawPairs>[] {
  return splitQuery(query).map(([name, value]) => {
    const match = compilePattern(value, (literal) => escapeRegExp(decode(literal)), ".*");
    return (pairs) => {
      const found = pairs.filter(([own]) => own === name).map(([, text]) => match(decode(text)));
      return found.find((values) => values !== undefined);
    };
  });
}

/** A pattern for a literal of a path, in which each character may be percent-encoded or not (RFC 3986, 6.2.2.2). */
function literalInPath(literal: string): string {
  return Array.from(decodeLiteral(literal).matchAll(/%2F|./gsu), ([part]) => {
    if (part === "/") return part;
    const encoded = part === "%2F" ? part : encodeText(part);
    return `(?:${escapeRegExp(part)}|${encoded.replaceAll(/[A-F]/g, (hex) => `[${hex}${hex.toLowerCase()}]`)})`;
  }).join("");
}

/** Text of a path with its characters decoded, except slashes: an encoded slash does not separate segments. */
export function decodeLiteral(text: string): string {
  return text.split(/%2F/i).map(decode).join("%2F");
}

/** Characters as percent-encoded UTF-8, also those that `encodeURIComponent` keeps. */
function encodeText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
