import { fastFormats } from "ajv-formats/dist/formats.js";
import * as functions from "revokit/runtime";

/** The formats of numbers and strings that take a function of `src/validation/formats.ts` to check. */
const NUMBERS = { int32: functions.isInt32, int64: functions.isInt64 };
const STRINGS = {
  date: functions.isDate,
  time: functions.isTime,
  "date-time": functions.isDateTime,
  byte: functions.isByte,
  regex: functions.isRegex,
};

/** How a format is checked: by the function of that name, or by a regular expression. */
export type FormatCheck = { readonly function: string } | { readonly pattern: RegExp };

/** The check of a number format; undefined if unknown. */
export function numberFormat(name: string): FormatCheck | undefined {
  return byFunction(NUMBERS, name);
}

/** The check of a string format; undefined if unknown. */
export function stringFormat(name: string): FormatCheck | undefined {
  return byFunction(STRINGS, name) ?? byPattern(name);
}

function byFunction(known: object, name: string): FormatCheck | undefined {
  const check = Object.entries(known).find(([format]) => format === name)?.[1];
  return typeof check === "function" ? { function: check.name } : undefined;
}

function byPattern(name: string): FormatCheck | undefined {
  if (!PATTERNS.has(name)) return undefined;
  const format = Object.entries(fastFormats).find(([own]) => own === name)?.[1];
  const check = typeof format === "object" && "validate" in format ? format.validate : format;
  return check instanceof RegExp ? { pattern: check } : undefined;
}

/** The formats of ajv-formats. */
const PATTERNS = new Set([
  ...["duration", "uri", "uri-reference", "uri-template", "url", "email", "hostname", "ipv4", "ipv6", "uuid"],
  ...["json-pointer", "json-pointer-uri-fragment", "relative-json-pointer", "iso-time", "iso-date-time"],
]);
