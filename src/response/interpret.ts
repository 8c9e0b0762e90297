import type { Operation } from "../contract.ts";
import { isJson } from "../media-type.ts";
import type { ReadBody } from "../transport/attempt-types.ts";
import { decodeBody, matchesMediaType, mediaTypeOf } from "./decode-body.ts";
import { documentedFor } from "./documented-for.ts";
import { hasNoBody } from "./no-body.ts";
import { BodyError } from "./read-body.ts";
import type { InterpretedResponse } from "./response-types.ts";

/** Interprets a response by the operation's documented statuses and media types. */
export function interpretResponse(
  operation: Operation,
  response: Response,
  read: ReadBody,
  mediaType = mediaTypeOf(response.headers),
): InterpretedResponse {
  const { bytes = NO_BYTES } = read;
  const documented = documentedFor(operation.responses, response.status);
  if (documented && (documented.length === 0 || hasNoBody(operation.method, response.status))) {
    return { response, bytes, body: undefined, unexpected: undefined };
  }
  const decoded = decode(read, mediaType);
  const reason = decoded instanceof BodyError ? decoded.reason : undefined;
  const body = reason === undefined ? decoded : undefined;
  if (documented === undefined) {
    return { response, bytes, body, unexpected: isRedirect(response) ? "redirect" : "undocumented_status" };
  }
  const isDocumented = matchesMediaType(mediaType, documented);
  return { response, bytes, body, unexpected: reason ?? (isDocumented ? undefined : "wrong_media_type") };
}

const NO_BYTES = new Uint8Array(0);

/** The body's value, or the reason why it has none. */
function decode({ bytes, error, unread }: ReadBody, mediaType: string): unknown {
  try {
    if (error !== undefined) throw error;
    if (unread) return unread;
    return bytes?.byteLength ? decodeBody(bytes, mediaType) : new BodyError("empty_body");
  } catch (reason) {
    return reason instanceof BodyError ? reason : new BodyError("body_unreadable");
  }
}

/**
 * The media type of a middleware's response: the documented one if the response states none, or only the default of `new
 * Response(text)`.
 */
export function documentedTypeOf(operation: Operation, response: Response): string {
  const stated = mediaTypeOf(response.headers);
  const documented = documentedFor(operation.responses, response.status) ?? [];
  if (stated !== "" && stated !== "text/plain") return stated;
  if (matchesMediaType(stated, documented)) return stated;
  return documented.find(isJson) ?? documented[0] ?? stated;
}

/**
 * Browsers hide a redirect's status; a `fetch` that followed one against its instruction says so by `redirected`. A 304 is
 * none.
 */
function isRedirect({ type, status, redirected }: Response): boolean {
  return type === "opaqueredirect" || redirected || (status >= 300 && status < 400 && status !== 304);
}
