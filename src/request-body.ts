import type { Operation } from "./contract.ts";
import { InvalidRequestError } from "./errors.ts";
import type { Fields } from "./headers.ts";
import { essenceOf, isJson } from "./media-type.ts";

/** A body that can be sent more than once. */
export type Body = Exclude<NonNullable<RequestInit["body"]>, ReadableStream>;

/**
 * Turns a body into what `fetch` takes, by its media type: the one that the caller's `Content-Type` names, or else the
 * first that the spec has. What is a body already stays as it is, but a stream, which could be sent only once.
 * @param fields the header fields; `content-type` is added where `fetch` would not know it
 */
export function serializeBody(
  { requestBody }: Operation,
  body: unknown,
  fields: Fields,
): Body | Promise<Body> | undefined {
  if (body === undefined) {
    if (requestBody?.required) throw new InvalidRequestError("body", "is required");
    return undefined;
  }
  const mediaType = essenceOf(fields["content-type"] ?? requestBody?.content[0] ?? "application/json");
  // `fetch` itself adds the type, with the boundary that only it knows.
  if (body instanceof FormData) return body;
  if (mediaType === "multipart/form-data") return toFormData(body);
  if (!mediaType.includes("*")) fields["content-type"] ??= mediaType;
  else if (body instanceof Blob) fields["content-type"] ??= body.type || "application/octet-stream";
  if (body instanceof ReadableStream) return new Response(body).arrayBuffer();
  if (isBody(body)) return body;
  if (isJson(mediaType)) return JSON.stringify(body);
  if (mediaType === "application/x-www-form-urlencoded") return new URLSearchParams(pairs(body));
  return String(body);
}

function isBody(body: unknown): body is Body {
  const kinds = [Blob, URLSearchParams, ArrayBuffer];
  return kinds.some((kind) => body instanceof kind) || ArrayBuffer.isView(body);
}

function toFormData(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of entries(body)) form.append(name, value instanceof Blob ? value : toText(value));
  return form;
}

function pairs(body: unknown): [string, string][] {
  return entries(body).map(([name, value]) => [name, toText(value)]);
}

/** A property that is an array gives an entry for each item (OpenAPI 3.1, 4.8.15.1.1). */
function entries(body: unknown): [string, unknown][] {
  if (typeof body !== "object" || body === null) throw new InvalidRequestError("body", "must be an object");
  return Object.entries(body).flatMap(([name, value]): [string, unknown][] =>
    [value].flat().flatMap((item) => (item === undefined ? [] : [[name, item]])),
  );
}

function toText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
