import type { Bytes } from "../../bytes.ts";
import { essenceOf, isJson, isXml } from "../../media-type.ts";
import type { XmlFacts } from "../../facts.ts";
import { toText } from "../json.ts";
import { writeXml } from "../xml/write-xml.ts";
import { chooseInRange } from "./accept.ts";
import type { DocumentedContent } from "./documented-response.ts";
import { toMultipart } from "./multipart-format.ts";
import { isBinaryFormat } from "./binary-formats.ts";
import { tinyFile } from "./tiny-files.ts";
import { toCsv, toEventStream, toForm, toLines } from "./text-formats.ts";
import { isObject } from "../../validation/values.ts";

/** A body and its media type. */
export interface EncodedBody {
  readonly mediaType: string;
  readonly body: string | Bytes;
}

/** Replaces an empty string, since no documented body is empty. */
const SOME_TEXT = "sample";

/** The media types used for documented ranges. */
const OF_RANGES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "image/*": ["image/png", "image/gif", "image/jpeg"],
  "text/*": ["text/plain"],
  "audio/*": ["audio/wav"],
  "video/*": ["video/mp4"],
  "application/*": ["application/octet-stream"],
  "*/*": ["application/octet-stream"],
};

/** A documented media type, and what writes in it. */
type Format = Pick<DocumentedContent, "mediaType" | "accept" | "xml">;

/** Writes a value in a media type, never as an empty body; `undefined` if the type can't hold it. */
export function encodeBody({ mediaType: documented, accept, xml }: Format, value: unknown): EncodedBody | undefined {
  const mediaType = concrete(documented, value, accept);
  if (essenceOf(mediaType).startsWith("multipart/")) return toMultipart(mediaType, value ?? [SOME_TEXT]);
  const body = encode(essenceOf(mediaType), value, xml);
  if (body === undefined) return undefined;
  return { mediaType: withCharset(mediaType, body), body: body.length === 0 ? SOME_TEXT : body };
}

/** Text is sent in UTF-8, whose ASCII is the same in other charsets but UTF-16. */
function withCharset(mediaType: string, body: string | Bytes): string {
  const stated = /;\s*charset\s*=\s*(?:"[^"]*"|[^;\s]*)/i;
  const isOther = typeof body === "string" && (/[^\p{ASCII}]/u.test(body) || /utf-?(16|32)/i.test(mediaType));
  return isOther && !/utf-8/i.test(mediaType) ? mediaType.replace(stated, "; charset=utf-8") : mediaType;
}

/** In a range that includes JSON, a type other than JSON holds only text or bytes. */
function concrete(documented: string, value: unknown, accept: string | null): string {
  const essence = essenceOf(documented);
  if (!essence.includes("*")) return documented;
  const holdsJson = ["*/*", "application/*"].includes(essence) && typeof value === "object" && value !== null;
  const usual = OF_RANGES[essence] ?? [essence.replaceAll("*", "x-any")];
  return chooseInRange(essence, holdsJson ? ["application/json"] : usual, accept);
}

function encode(mediaType: string, value: unknown, xml: XmlFacts | undefined): string | Bytes | undefined {
  if (isJson(mediaType)) return value === undefined ? undefined : JSON.stringify(value);
  if (mediaType === "text/event-stream") return toEventStream(value);
  if (/(jsonl|ndjson|json-lines)$/.test(mediaType)) return toLines(value);
  if (mediaType === "application/json-seq") return toLines(value, "\u001e");
  const file = tinyFile(mediaType);
  if (file !== undefined && (typeof value !== "string" || !mediaType.startsWith("text/"))) return file;
  if (value === undefined && isStructured(mediaType)) return undefined;
  // The mock can't write a JSON value in these formats.
  if (isBinaryFormat(mediaType) && typeof value !== "string") return undefined;
  if (isXml(mediaType)) return isMarkup(value) ? value : writeXml(value, xml);
  if (typeof value === "string") return value;
  if (mediaType === "text/csv") return toCsv(value ?? SOME_TEXT);
  if (mediaType === "application/x-www-form-urlencoded" && isObject(value)) return toForm(value);
  if (value === undefined || value === null) return SOME_TEXT;
  return toText(value);
}

/** Whether a text format has a syntax that can't be made up. */
function isStructured(mediaType: string): boolean {
  return isXml(mediaType) || mediaType === "application/x-www-form-urlencoded";
}

/** Whether an example is already XML. */
function isMarkup(value: unknown): value is string {
  return typeof value === "string" && value.trimStart().startsWith("<");
}
