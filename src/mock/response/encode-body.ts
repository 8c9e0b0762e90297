import type { Bytes } from "../../bytes.ts";
import { essenceOf, isJson } from "../../media-type.ts";
import { isObject, toText } from "../json.ts";
import { isXml } from "./accept.ts";
import { tinyFile } from "./tiny-files.ts";
import { toCsv, toEventStream, toForm, toLines, toXml } from "./text-formats.ts";

/** A body and the media type that it has. */
export interface EncodedBody {
  readonly mediaType: string;
  readonly body: string | Bytes;
}

/** What a string of no content is shown as: no documented body is empty. */
const SOME_TEXT = "sample";

/** Media types that stand for the ranges of a document. */
const OF_RANGES: Readonly<Record<string, string>> = {
  "image/*": "image/png",
  "text/*": "text/plain",
  "audio/*": "audio/wav",
  "video/*": "video/mp4",
  "application/*": "application/octet-stream",
  "*/*": "application/octet-stream",
};

/** Writes a value in a media type, with a body that is never empty; `undefined` where that type can't hold it. */
export function encodeBody(documented: string, value: unknown): EncodedBody | undefined {
  const mediaType = concrete(documented, value);
  const body = encode(essenceOf(mediaType), value);
  if (body === undefined) return undefined;
  return { mediaType, body: body.length === 0 ? SOME_TEXT : body };
}

/** Another type than JSON in a range that JSON is in too holds text or bytes only. */
function concrete(documented: string, value: unknown): string {
  const essence = essenceOf(documented);
  if (!essence.includes("*")) return documented;
  const holdsJson = ["*/*", "application/*"].includes(essence) && typeof value === "object" && value !== null;
  return holdsJson ? "application/json" : (OF_RANGES[essence] ?? essence.replaceAll("*", "x-any"));
}

function encode(mediaType: string, value: unknown): string | Bytes | undefined {
  if (isJson(mediaType)) return value === undefined ? undefined : JSON.stringify(value);
  if (mediaType === "text/event-stream") return toEventStream(value);
  if (/(jsonl|ndjson|json-lines)$/.test(mediaType)) return toLines(value);
  if (mediaType === "application/json-seq") return toLines(value, "\u001e");
  if (mediaType.startsWith("multipart/")) return undefined;
  const file = tinyFile(mediaType);
  if (file !== undefined && (typeof value !== "string" || !mediaType.startsWith("text/"))) return file;
  if (typeof value === "string") return value;
  if (value === undefined && isStructured(mediaType)) return undefined;
  if (isXml(mediaType)) return toXml(value);
  if (mediaType === "text/csv") return toCsv(value ?? SOME_TEXT);
  if (mediaType === "application/x-www-form-urlencoded" && isObject(value)) return toForm(value);
  if (value === undefined || value === null) return SOME_TEXT;
  return toText(value);
}

/** Whether a type's text has a form that nothing can be made up for. */
function isStructured(mediaType: string): boolean {
  return isXml(mediaType) || mediaType === "application/x-www-form-urlencoded";
}
