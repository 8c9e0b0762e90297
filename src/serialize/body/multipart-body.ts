import { InvalidRequestError } from "../../errors.ts";
import { isJson } from "../../media-type.ts";
import { assertWellFormed } from "../encode.ts";
import { toJson } from "../json.ts";
import { isPlainObject } from "../members.ts";
import { PairNames } from "../pair-names.ts";
import { toText } from "../to-text.ts";
import type { Bytes } from "../../bytes.ts";
import type { BodyContent, BodyWriter } from "./body.ts";
import { isBlob, bytesOf } from "./bytes.ts";
import { encodingOf, entriesOf, type FieldEncoding, type FormEncoding, itemsOf } from "./fields.ts";

/** One part of a multipart body (RFC 7578, 4). */
interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly type?: string | undefined;
  readonly content: BodyContent;
}

/**
 * Writes `multipart/form-data` (RFC 7578): an object's properties, or a FormData of any class, whose texts are kept. An array
 * becomes a part for each item, an object JSON, unless the encoding says otherwise (OpenAPI 3.1, 4.8.14.5 and 4.8.15).
 */
export function multipartBody(encoding: FormEncoding = {}): BodyWriter {
  return (body, type) => {
    const boundary = `----revokit-${crypto.randomUUID()}`;
    const written = `${essence(type)}; boundary=${boundary}`;
    const names = new PairNames();
    const isWritten = !isPlainObject(body);
    const parts = entriesOf(body, "FormData").flatMap(([name, value]) => {
      const own = partsOf(name, value, { ...encodingOf(encoding, name), ...(isWritten && { isWritten }) });
      for (const part of own) names.add(name, part.name);
      return own;
    });
    const chunks = [...parts.flatMap((part) => [headOf(part, boundary), part.content, "\r\n"]), `--${boundary}--\r\n`];
    return { content: isText(chunks) ? chunks.join("") : (signal) => join(chunks, signal), type: written };
  };
}

/** How a property is written; `isWritten` if its text is sent unchanged. */
interface PartEncoding extends FieldEncoding {
  readonly isWritten?: boolean;
}

function partsOf(name: string, value: unknown, field: PartEncoding): Part[] {
  if (field.write === undefined) return itemsOf(value).map((item) => partOf(name, item, field));
  // Styles are the same as in a query, without percent-encoding.
  const pairs = field.write(name, value).split("&").filter(Boolean);
  return pairs.map((pair) => {
    const [key = "", ...rest] = pair.split("=");
    return { name: decodeURIComponent(key), content: decodeURIComponent(rest.join("=")) };
  });
}

function partOf(name: string, value: unknown, { contentType = [], isWritten = false }: PartEncoding): Part {
  const types = contentType.filter((each) => !each.includes("*"));
  const [documented] = types;
  const bytes = bytesOf(name, value);
  if (bytes !== undefined) {
    const { type: own = "", name: filename = "blob" } = isBlob(value) ? value : {};
    return { name, filename, type: own || documented || "application/octet-stream", content: bytes };
  }
  const json = types.find(isJson);
  const isPlain = isWritten || json === undefined || (typeof value === "string" && json !== documented);
  const text = isPlain ? toText(value) : undefined;
  if (text !== undefined) {
    assertWellFormed(text, name);
    return { name, type: documented, content: text };
  }
  if (documented !== undefined && json === undefined) {
    throw new InvalidRequestError(name, `must be a string or bytes for ${documented}`);
  }
  return { name, type: json ?? "application/json", content: toJson(name, value) };
}

function headOf({ name, filename, type }: Part, boundary: string): string {
  const file = filename === undefined ? "" : `; filename="${escape(filename)}"`;
  const lines = [`--${boundary}`, `Content-Disposition: form-data; name="${escape(name)}"${file}`];
  if (type !== undefined) lines.push(`Content-Type: ${type.replaceAll(/[^\x20-\x7e]/g, "")}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** Escapes what would end the name or the line, as browsers do (WHATWG HTML, 4.10.21.8). */
function escape(name: string): string {
  return name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

function essence(type: string): string {
  const [mediaType = ""] = type.split(";");
  return mediaType.includes("*") ? "multipart/form-data" : mediaType.trim();
}

function isText(chunks: readonly unknown[]): chunks is readonly string[] {
  return chunks.every((chunk) => typeof chunk === "string");
}

async function join(chunks: readonly BodyContent[], signal: AbortSignal): Promise<Bytes> {
  const parts = chunks.map(async (chunk) => (typeof chunk === "function" ? await chunk(signal) : chunk));
  return new Uint8Array(await new Blob(await Promise.all(parts)).arrayBuffer());
}
