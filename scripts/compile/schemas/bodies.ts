import { isJson } from "revokit/toolkit";
import { isKeywords, type JsonSchema, type Keywords, stringsAt, typesOf } from "./json-schema.ts";
import type { Direction } from "./map-document.ts";

/**
 * The keyword that this module adds to a schema of bytes, with their TypeScript types. A document's own keyword of this name
 * is dropped.
 */
export const BYTES_KEYWORD = "x-revokit-bytes";

/** The bytes of a response, as the client returns them. */
const RECEIVED = ["Blob"];
/** The bytes of a request's body, as `fetch` takes them. */
const SENT = ["Blob", "ArrayBuffer", "Uint8Array", "ReadableStream"];
/** A file in a form. */
const IN_FORM = ["Blob", "Uint8Array"];

/** How to interpret the schema of a body. */
export type BodyKind = "json" | "form" | "text" | "bytes";

/** How the client interprets a body of a media type. A range that may be JSON is read as JSON. */
export function bodyKind(mediaType: string, direction: Direction): BodyKind {
  const essence = (mediaType.split(";")[0] ?? "").trim().toLowerCase();
  if (isJson(essence) || essence === "*/*" || essence === "application/*") return "json";
  if (essence.startsWith("multipart/")) return direction === "request" ? "form" : "bytes";
  if (essence === "application/x-www-form-urlencoded" && direction === "request") return "json";
  if (essence.startsWith("text/")) return "text";
  return "bytes";
}

/** Whether a request's body is a form, which has named fields. */
export function isForm(mediaType: string, direction: Direction): boolean {
  return direction === "request" && /^\s*(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(mediaType);
}

/** Marks the schema of a binary body. A request's may also be text if its media type is textual, such as XML. */
export function markBody(schema: JsonSchema, mediaType: string, direction: Direction): JsonSchema {
  const present = withoutNull(schema);
  if (direction === "response") return mark(present, RECEIVED);
  const isText = /[/+](xml|yaml|x-yaml|javascript|graphql|toml|csv|jsonl|x-ndjson)\b/i.test(mediaType);
  return mark(present, isText ? ["string", ...SENT] : SENT);
}

/** A binary body may be absent, but is never null. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const types = isKeywords(schema) ? typesOf(schema)?.filter((type) => type !== "null") : undefined;
  return isKeywords(schema) && types !== undefined && types.length > 0 ? { ...schema, type: types } : schema;
}

/** Marks the schema of a file in a form. */
export function markFile(schema: JsonSchema): JsonSchema {
  return mark(schema, IN_FORM);
}

/** Whether a string's schema describes bytes: `format: binary`, or 3.1's `contentMediaType` without an encoding. */
export function isBinary(schema: JsonSchema): boolean {
  if (!isKeywords(schema) || [schema["type"] ?? "string"].flat().every((type) => type !== "string")) return false;
  if (schema["format"] === "binary") return true;
  const mediaType = schema["contentMediaType"];
  return typeof mediaType === "string" && !isJson(mediaType) && schema["contentEncoding"] === undefined;
}

/** The TypeScript types of a binary schema; undefined for any other schema. */
export function typesOfBytes(schema: Keywords): readonly string[] | undefined {
  const types = stringsAt(schema, BYTES_KEYWORD);
  return types.length === 0 ? undefined : types;
}

function mark(schema: JsonSchema, types: readonly string[]): Keywords {
  return { ...(isKeywords(schema) ? schema : {}), [BYTES_KEYWORD]: types };
}
