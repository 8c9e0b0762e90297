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

/** Candidate texts: by the pattern or the format, else words. */
export function* texts(schemas: Conjunction, name: string): Generator<string> {
  const least = Math.max(0, ...schemas.map((each) => numberAt(each, "minLength") ?? 0));
  const most = Math.min(Infinity, ...schemas.map((each) => numberAt(each, "maxLength") ?? Infinity));
  if (least > MAX_LENGTH || least > most) return;
  for (const stated of textsAt(schemas, "pattern")) {
    if (MANY.test(stated)) return;
    const pattern = stated.replaceAll(UP_TO_MANY, "{$1,999}");
    yield* generated({ type: "string", pattern });
    yield* generated({ type: "string", pattern, minLength: least, maxLength: Math.min(most, MAX_LENGTH) });
  }
  const formats = textsAt(schemas, "format");
  for (const format of formats) yield* generated({ type: "string", format });
  yield* formats.flatMap((format) => OF_FORMATS.get(format) ?? []);
  yield* inWords(name, least, most);
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

function* generated(schema: Parameters<typeof generateSync>[0]): Generator<string> {
  try {
    const value = generateSync(schema, { seed: SEED });
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
