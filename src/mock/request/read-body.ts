import type { Bytes } from "../../bytes.ts";
import { matchMediaType } from "../../match-media-type.ts";
import { essenceOf, isJson, isXml } from "../../media-type.ts";
import { parseJson } from "../json.ts";
import type { RequestContentFacts } from "../../facts.ts";
import type { Target } from "../mock-api.ts";
import { countsInXml } from "../xml/counts-in-xml.ts";
import { readXml } from "../xml/read-xml.ts";
import { isUnwieldy } from "../unwieldy.ts";
import { xmlCharset } from "../xml/xml-charset.ts";
import { parametersOf, unquote } from "./field-parameters.ts";
import { readMultipart } from "./multipart.ts";
import { readForm, readParts } from "./read-form.ts";
import { shapeOf } from "./styles.ts";

/** The largest request body that the mock reads, in bytes. */
const MAX_BODY = 1_048_576;

const NOTHING = new Uint8Array();

/** The body of a request. */
export interface ReadBody {
  /** The raw bytes. */
  readonly bytes: Bytes;
  /** The parsed value of JSON, XML and forms, else the text. Absent without a body. */
  readonly value?: unknown;
  /** Never set: distinguishes this type from `BrokenBody`. */
  readonly statuses?: never;
}

/** Why a body is refused, and the statuses to refuse it with, best first. */
export interface BrokenBody {
  readonly rule: string;
  readonly statuses: readonly [number, ...number[]];
}

/** Reads and validates the body of a request that reached the mock itself: it decodes no content codings (RFC 9110, 8.4). */
export async function readBodyAsSent(target: Target, request: Request): Promise<ReadBody | BrokenBody> {
  const coding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (coding === "identity" || target.operation.requestBody === undefined) return readBody(target, request);
  return { rule: "The body must be sent without a Content-Encoding.", statuses: [415, 400, 422] };
}

/** Reads and validates a request body. If the operation takes no body, any body is ignored. */
export async function readBody(
  { api, operationId, operation }: Target,
  request: Pick<Request, "headers" | "body">,
): Promise<ReadBody | BrokenBody> {
  const { requestBody } = operation;
  if (requestBody === undefined) return { bytes: NOTHING };
  const bytes = await readBytes(request);
  if (bytes === undefined) return { rule: `The body is larger than ${MAX_BODY} bytes.`, statuses: [413, 400, 422] };
  // What a body without a stated type may be treated as (RFC 9110, 8.3).
  const stated = request.headers.get("content-type") ?? "application/octet-stream";
  // A form without fields is empty.
  if (bytes.length === 0 && essenceOf(stated) !== "application/x-www-form-urlencoded") {
    // `fetch` sends no body with GET or HEAD, whatever the document says.
    const isRequired = requestBody.required && operation.method !== "GET" && operation.method !== "HEAD";
    return isRequired ? { rule: "A body is required.", statuses: [400, 422] } : { bytes };
  }
  const documented = matchMediaType(Object.keys(requestBody.content), stated);
  const content = documented === undefined ? undefined : requestBody.content[documented];
  if (documented === undefined || content === undefined) {
    const rule = `The body's media type must be ${Object.keys(requestBody.content).join(" or ")}.`;
    return { rule, statuses: [415, 400, 422] };
  }
  const parsed = parse(bytes, stated, content);
  if ("rule" in parsed) return { statuses: [400, 422], ...parsed };
  if (isUnwieldy(parsed.value)) return { rule: "The body is nested too deeply.", statuses: [400, 422] };
  if (parsed.isUnchecked === true) return { bytes, value: parsed.value };
  const violations = api.validators[operationId]?.requestBody?.[documented]?.(parsed.value) ?? [];
  const violation = violations.find((each) => !isXml(documented) || countsInXml(each, content.schema));
  if (violation === undefined) return { bytes, value: parsed.value };
  return { rule: `The body's ${violation.pointer || "value"} ${violation.rule}.`, statuses: [422, 400] };
}

type Parsed = { readonly value: unknown; readonly isUnchecked?: boolean } | Pick<BrokenBody, "rule"> | BrokenBody;

function parse(bytes: Bytes, stated: string, content: RequestContentFacts): Parsed {
  const essence = essenceOf(stated);
  if (essence.startsWith("multipart/")) return parseMultipart(bytes, stated, content);
  const charset = charsetOf(stated) ?? (isXml(essence) ? xmlCharset(bytes) : undefined);
  if (decodeText(NOTHING, charset) === undefined)
    return { rule: "The body's charset is not supported.", statuses: [415, 400, 422] };
  // JSON and XML must be valid in their encoding (RFC 8259, 8.1; XML 1.0, 4.3.3).
  const text = decodeText(bytes, charset, isJson(essence) || isXml(essence));
  if (text === undefined) return { rule: "The body's bytes are not text in its charset." };
  if (isJson(essence)) return parseBody(text);
  if (isXml(essence)) return parseXmlBody(text, content);
  return { value: essence === "application/x-www-form-urlencoded" ? readForm(text, content) : text };
}

function parseBody(text: string): Parsed {
  const value = parseJson(text);
  return value === undefined ? { rule: "The body is not valid JSON." } : { value };
}

function parseXmlBody(text: string, { schema, xml }: RequestContentFacts): Parsed {
  const value = readXml(text, schema, xml);
  return value === undefined ? { rule: "The body is not well-formed XML." } : { value };
}

/**
 * A file is checked as a string, which is how schemas describe it. Parts without names are a list (RFC 2046, 5.1.3), which an
 * object's schema says nothing about.
 */
function parseMultipart(bytes: Bytes, stated: string, content: RequestContentFacts): Parsed {
  const parts = readMultipart(bytes, stated)?.map(({ name, type = "", bytes: own }) => ({
    ...{ name, type, text: decodeText(own, charsetOf(type)) ?? "" },
  }));
  const named = parts?.flatMap(({ name, type, text }) => (name === undefined ? [] : [{ name, type, text }]));
  if (parts === undefined || named === undefined) return { rule: "The body is not valid multipart content." };
  if (named.length === parts.length) return { value: readParts(named, content) };
  if (essenceOf(stated) === "multipart/form-data") return { rule: "Each part of the body must have a name." };
  const values = parts.map(({ type, text }) => (isJson(type) ? (parseJson(text) ?? text) : text));
  return { value: values, isUnchecked: shapeOf(content.schema) !== "array" };
}

function charsetOf(stated: string): string | undefined {
  const charset = new Map(parametersOf(stated)).get("charset");
  return charset && unquote(charset);
}

/** Decodes in a charset; `undefined` if it is unknown, or if `fatal` and the bytes are invalid in it. */
function decodeText(bytes: Uint8Array, charset = "utf-8", fatal = false): string | undefined {
  try {
    return new TextDecoder(charset, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** `undefined` if the body is too large. */
async function readBytes(request: Pick<Request, "body">): Promise<Bytes | undefined> {
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let step = await reader?.read(); step?.value !== undefined; step = await reader?.read()) {
    size += step.value.byteLength;
    if (size > MAX_BODY) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(step.value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
