import type { EncodingFacts, RequestContentFacts } from "revokit";
import { essenceOf, isJson, isObject, isXml, ownMember } from "revokit/toolkit";
import { textOf } from "../values/text-of.ts";
import type { FormPart } from "./wire-request.ts";
import { serialize } from "./serialize.ts";
import { writeXml } from "./write-xml.ts";

/** A body in the form in which it is sent, and its media type. */
export interface WrittenBody {
  readonly type: string;
  readonly text: string;
  /** The parts of a multipart body. */
  readonly parts?: readonly FormPart[];
}

/**
 * Writes a value in a documented media type, independently of the library; `undefined` if the media type can't hold it.
 */
export function writeBody(
  mediaType: string,
  value: unknown,
  content: RequestContentFacts | undefined,
): WrittenBody | undefined {
  const essence = essenceOf(mediaType);
  const type = essence.includes("*") ? (typeof value === "string" ? "text/plain" : "application/json") : mediaType;
  if (isJson(type)) return { type, text: JSON.stringify(value) };
  if (essence === "application/x-www-form-urlencoded" && isObject(value)) {
    return { type, text: toForm(value, content) };
  }
  if (essence.startsWith("multipart/") && isObject(value)) return toMultipart(essence, value, content);
  if (essence.startsWith("multipart/") || essence === "application/x-www-form-urlencoded") return undefined;
  if (isXml(type) && !isMarkup(value)) return { type, text: writeXml(value, content?.xml) };
  return { type, text: textOf(value) };
}

/** Whether an example is already XML. */
function isMarkup(value: unknown): boolean {
  return typeof value === "string" && value.trimStart().startsWith("<");
}

function toForm(value: Readonly<Record<string, unknown>>, content: RequestContentFacts | undefined): string {
  const pairs = Object.entries(value).flatMap(([name, item]) => {
    const encoding = ownMember(content?.encoding ?? {}, name);
    if (hasStyle(encoding))
      return serialize({ name, in: "query", required: false, schema: {}, ...withDefaults(encoding) }, item);
    return [item].flat().map((each) => new URLSearchParams([[name, textOf(each)]]).toString());
  });
  return pairs.filter((pair) => pair !== "").join("&");
}

function hasStyle(encoding: EncodingFacts | undefined): encoding is EncodingFacts {
  return encoding !== undefined && ("style" in encoding || "explode" in encoding || "allowReserved" in encoding);
}

function withDefaults({ style = "form", explode = style === "form", allowReserved = false }: EncodingFacts) {
  return { style, explode, allowReserved };
}

/** RFC 7578; other subtypes are written likewise. */
function toMultipart(
  type: string,
  value: Readonly<Record<string, unknown>>,
  content: RequestContentFacts | undefined,
): WrittenBody {
  const boundary = `----conformance-${crypto.randomUUID()}`;
  const parts = Object.entries(value).flatMap(([name, item]) =>
    [item].flat().map((each) => ({ name, value: textOf(each), ...labelsOf(name, each, content) })),
  );
  const lines = parts.map((part) => {
    const file = part.filename === undefined ? "" : `; filename="${part.filename}"`;
    const disposition = `Content-Disposition: form-data; name="${part.name.replaceAll('"', "%22")}"${file}\r\n`;
    const stated = part.type === undefined ? "" : `Content-Type: ${part.type}\r\n`;
    return `--${boundary}\r\n${disposition}${stated}\r\n${part.value}\r\n`;
  });
  return { type: `${type}; boundary=${boundary}`, text: `${lines.join("")}--${boundary}--\r\n`, parts };
}

/** The media type of a part and the name of a file (OpenAPI 3.1, 4.8.15.1.1). */
function labelsOf(
  name: string,
  value: unknown,
  content: RequestContentFacts | undefined,
): Pick<FormPart, "type" | "filename"> {
  const schema = ownMember(content?.schema.properties ?? {}, name);
  const isFile = (schema?.items ?? schema)?.format === "binary";
  const stated = ownMember(content?.encoding ?? {}, name)?.contentType;
  // A list of media types, or a range of them, leaves the choice to the client.
  const [first] = stated?.split(",").filter((each) => !each.includes("*")) ?? [];
  const type =
    first?.trim() ?? (isFile ? "application/octet-stream" : isObject(value) ? "application/json" : undefined);
  return { ...(type !== undefined && { type }), ...(isFile && { filename: "file" }) };
}
