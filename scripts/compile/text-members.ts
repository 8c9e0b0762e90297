import type { OpenApiDocument } from "./document.ts";
import { NAMED_MEMBERS } from "./named-members.ts";
import type { Note } from "./note.ts";
import { isKeywords, type Keywords } from "./schemas/json-schema.ts";
import { appendToPointer } from "./schemas/pointers.ts";
import { EXAMPLE_KEYWORDS } from "./schemas/references.ts";

/** Members that are a string in every OpenAPI object that has one. */
const TEXTS = new Set(["title", "version", "summary", "description", "name", "operationId", "url", "propertyName"]);

/** Members that are a list of strings, if they are a list. */
const LISTS_OF_TEXT = new Set(["tags", "required"]);

/**
 * The document with strings where YAML reads an unquoted one as a number or a boolean: `version: 1.0`, `operationId:
 * 404`, `tags: [2024]`.
 */
export function readTexts(document: OpenApiDocument, notes: Note[]): OpenApiDocument {
  if (!hasOther(document)) return document;
  return { ...document, ...readObject({ ...document }, "#", notes) };
}

/** A cheap test that spares most documents the copy. */
function hasOther(node: unknown, isNamed = false): boolean {
  if (typeof node !== "object" || node === null) return false;
  if (!isNamed && isEnumOfOthers(node)) return true;
  return Object.entries(node).some(([key, member]) => {
    if (isNamed) return hasOther(member);
    if (EXAMPLE_KEYWORDS.has(key)) return false;
    return isOther(key, member) || hasOther(member, NAMED_MEMBERS.has(key));
  });
}

/** Whether a schema of type string has values that are not strings. */
function isEnumOfOthers(node: object): node is Keywords & { readonly enum: readonly unknown[] } {
  if (!("enum" in node && "type" in node) || !Array.isArray(node.enum)) return false;
  const types = [node.type].flat();
  return types.every((type) => type === "string" || type === "null") && node.enum.some(isScalar);
}

function isOther(key: string, member: unknown): boolean {
  if (LISTS_OF_TEXT.has(key) && Array.isArray(member)) return member.some(isScalar);
  return TEXTS.has(key) && isScalar(member);
}

function readObject(node: Keywords, pointer: string, notes: Note[], isNamed = false): Keywords {
  const members = Object.entries(node).map(([key, member]): [string, unknown] => {
    const at = appendToPointer(pointer, key);
    if (!isNamed && key === "enum" && isEnumOfOthers(node)) return [key, readEnum(node.enum, at, notes)];
    if (!isNamed && (EXAMPLE_KEYWORDS.has(key) || key.startsWith("x-"))) return [key, member];
    if (isNamed || !isOther(key, member)) return [key, read(member, at, notes, !isNamed && NAMED_MEMBERS.has(key))];
    return [key, Array.isArray(member) ? member.map((item) => toText(item, at, notes)) : toText(member, at, notes)];
  });
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/** The strings; undefined if any is a number, since `1` may have been `1.0` or `01`. */
function readEnum(values: readonly unknown[], pointer: string, notes: Note[]): unknown {
  const number = values.find((value) => typeof value === "number");
  if (number === undefined) return values.map((value) => toText(value, pointer, notes));
  const message = `The enum is left out: its type is string, but YAML reads ${number} as a number, whose digits may have been written differently. Quote its values.`;
  notes.push({ message, pointer });
  return undefined;
}

function read(node: unknown, pointer: string, notes: Note[], isNamed: boolean): unknown {
  if (Array.isArray(node)) {
    return node.map((item, index) => read(item, appendToPointer(pointer, String(index)), notes, false));
  }
  return isKeywords(node) ? readObject(node, pointer, notes, isNamed) : node;
}

function toText(value: unknown, pointer: string, notes: Note[]): unknown {
  if (!isScalar(value)) return value;
  const text = String(value);
  const message = `OpenAPI requires a string here: ${text} is treated as "${text}". Quote it, since YAML reads it as a ${typeof value}.`;
  notes.push({ message, pointer });
  return text;
}

function isScalar(value: unknown): value is number | boolean {
  return typeof value === "number" || typeof value === "boolean";
}
