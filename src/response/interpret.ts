import type { Bytes } from "../bytes.ts";
import type { Operation } from "../contract.ts";
import type { UnexpectedReason } from "../errors.ts";
import { isJson } from "../media-type.ts";
import { decodeBody, matchesMediaType, mediaTypeOf } from "./decode-body.ts";
import { BodyError } from "./read-body.ts";

/** A response compared with its documentation. */
export interface InterpretedResponse {
  readonly response: Response;
  /** The body's bytes; empty if it was not read. */
  readonly bytes: Bytes;
  /** The decoded or the unread body; undefined if there is none, or if it can't be used. */
  readonly body: unknown;
  /** Why the body is not a documented value; undefined if it is. */
  readonly unexpected: UnexpectedReason | undefined;
}

/** The result of reading a response's body. */
export interface ReadBody {
  /** The whole body; undefined if it could not be read. */
  readonly bytes?: Bytes | undefined;
  /** The error that ended the reading. */
  readonly error?: unknown;
  /** The body, if it is passed on unread. */
  readonly unread?: ReadableStream<Bytes> | undefined;
}

/** Interprets a response by the operation's documented statuses and media types. */
export function interpretResponse(
  operation: Operation,
  response: Response,
  { bytes = NO_BYTES, error, unread }: ReadBody,
  mediaType = mediaTypeOf(response.headers),
): InterpretedResponse {
  const documented = documentedMediaTypes(operation, response.status);
  const interpreted = (body: unknown, unexpected?: UnexpectedReason) => ({ response, bytes, body, unexpected });
  if (documented && (documented.length === 0 || hasNoBody(operation.method, response.status))) {
    return interpreted(undefined);
  }
  if (unread) return interpreted(unread);
  let body: unknown;
  let fault: UnexpectedReason | undefined;
  try {
    if (error !== undefined) fault = faultOf(error);
    else if (bytes.byteLength === 0) fault = "empty_body";
    else body = decodeBody(bytes, mediaType);
  } catch (broken) {
    fault = faultOf(broken);
  }
  if (documented === undefined) {
    return interpreted(body, isRedirect(response) ? "redirect" : "undocumented_status");
  }
  return interpreted(body, fault ?? (matchesMediaType(mediaType, documented) ? undefined : "wrong_media_type"));
}

const NO_BYTES = new Uint8Array(0);

function faultOf(error: unknown): UnexpectedReason {
  return error instanceof BodyError ? error.fault : "body_unreadable";
}

/**
 * Sets the documented media type on a middleware's response that has none, or only the default of `new Response(text)`.
 */
export function documentedTypeOf(operation: Operation, response: Response): string {
  const stated = mediaTypeOf(response.headers);
  const documented = documentedMediaTypes(operation, response.status) ?? [];
  if (stated !== "" && stated !== "text/plain") return stated;
  if (matchesMediaType(stated, documented)) return stated;
  return documented.find(isJson) ?? documented[0] ?? stated;
}

/** The documented media types of a status; undefined if the status is not documented. */
export function documentedMediaTypes({ responses }: Operation, status: number): readonly string[] | undefined {
  const exact = responses[String(status)];
  if (exact || !(status >= 200 && status <= 599)) return exact;
  // A redirect must be documented by its number: a catch-all must not turn one into a result.
  if (status >= 300 && status < 400) return undefined;
  return responses[`${Math.floor(status / 100)}XX`] ?? responses["default"];
}

/** Responses without content, whatever the document says (RFC 9110, 9.3.2, 15.3.5, 15.3.6 and 15.4.5). */
export function hasNoBody(method: string, status: number): boolean {
  return method === "HEAD" || status === 204 || status === 205 || status === 304;
}

/** Browsers hide a redirect's status; a `fetch` that followed one against its instruction says so by `redirected`. */
function isRedirect({ type, status, redirected }: Response): boolean {
  return type === "opaqueredirect" || redirected || (status >= 300 && status < 400);
}
