import { generateSync } from "json-schema-faker";
import { numberAt } from "../schemas/json-schema.ts";
import type { Conjunction } from "./conjunction.ts";

/** The seed that makes samples reproducible. */
const SEED = 1;
/** The maximum length of a text in a sample. */
const MAX_LENGTH = 1000;
/** Samples for formats that the library does not know, or for which its own samples are too long. */
const OF_FORMATS = new Map([
  ["byte", "dGV4dA=="],
  ["duration", "P1D"],
  ["url", "https://example.com/"],
  ["iso-time", "12:00:00Z"],
  ["iso-date-time", "2019-01-17T12:00:00Z"],
  ["json-pointer-uri-fragment", "#/name"],
  ["json-pointer", "/a"],
  ["uri", "a:b"],
  ["uri-reference", "a"],
  ["uri-template", "{a}"],
  ["email", "a@b.co"],
  ["hostname", "a.co"],
  ["ipv4", "1.1.1.1"],
  ["ipv6", "::1"],
]);
/** Repetitions that make a text too long. */
const MANY = /\{\s*\d{4,}/;
/** Repetitions that may make a text too long, with their least number. */
const UP_TO_MANY = /\{(\d{1,3}),\d{4,}\}/g;

/** Candidate texts: by the pattern or the format, else words. With `variants`, at least as many different ones if possible. */
export function* texts(schemas: Conjunction, name: string, variants: number): Generator<string> {
  const least = Math.max(0, ...schemas.map((each) => numberAt(each, "minLength") ?? 0));
  const most = Math.min(Infinity, ...schemas.map((each) => numberAt(each, "maxLength") ?? Infinity));
  if (least > MAX_LENGTH || least > most) return;
  const patterns = textsAt(schemas, "pattern").map((pattern) => pattern.replaceAll(UP_TO_MANY, "{$1,999}"));
  if (patterns.some((pattern) => MANY.test(pattern))) return;
  const formats = textsAt(schemas, "format");
  for (const pattern of patterns) {
    yield* generated({ type: "string", pattern });
    yield* generated({ type: "string", pattern, minLength: least, maxLength: Math.min(most, MAX_LENGTH) });
  }
  if (patterns.length > 1) yield* joined(patterns, least);
  for (const format of formats) yield* generated({ type: "string", format });
  const known = formats.flatMap((format) => OF_FORMATS.get(format) ?? []);
  yield* known;
  yield* inWords(name, least, most);
  for (let number = 2; variants > 1 && number < 2 * variants + 2; number += 1) {
    for (const pattern of patterns) yield* numbered(generated({ type: "string", pattern }, number), number);
    if (patterns.length > 1) yield* joined(patterns, least, String(number));
    for (const format of formats) yield* generated({ type: "string", format }, number);
    yield* numbered(known, number);
    yield `${wordsOf(name)} ${number}`.padEnd(least, " a");
    yield number.toString(36).padStart(Math.max(least, Math.min(most, 4)), "0");
  }
}

/** Texts that begin as one pattern requires, and end as another does. */
function* joined(patterns: readonly string[], least: number, between = ""): Generator<string> {
  const parts = patterns.flatMap((pattern) => [...generated({ type: "string", pattern })]);
  const missing = "a".repeat(Math.max(0, least - parts.join(between).length));
  yield parts.join(between + missing);
  yield parts.reverse().join(between + missing);
}

/** Each text, also before and after a number: a pattern may say only how a text begins, or how it ends. */
function* numbered(plain: Iterable<string>, number: number): Generator<string> {
  for (const text of plain) yield* [text, `${text}${number}`, `${number}${text}`];
}

/** The different values of a keyword that are texts. */
function textsAt(schemas: Conjunction, keyword: string): string[] {
  return [...new Set(schemas.map((each) => each[keyword]).filter((value) => typeof value === "string"))];
}

/** A value's name, and texts that match common patterns of letters or digits. */
function* inWords(name: string, least: number, most: number): Generator<string> {
  const words = wordsOf(name);
  yield words.padEnd(least, ` ${words}`).slice(0, most);
  yield "a".repeat(Math.max(least, 1)).slice(0, most);
  yield "1".repeat(Math.max(least, 1)).slice(0, most);
  yield `${words} 2`;
}

function* generated(schema: Parameters<typeof generateSync>[0], seed = SEED): Generator<string> {
  try {
    const value = generateSync(schema, { seed });
    if (typeof value === "string") yield value;
  } catch {
    // The library can't generate every pattern.
  }
}

/** `firstName` becomes `first name`. */
function wordsOf(name: string): string {
  const words = name.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join(" ").toLowerCase() || "text";
}
