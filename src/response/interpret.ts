import type { Bytes } from "../bytes.ts";
import type { Operation } from "../contract.ts";
import type { UnexpectedReason } from "../errors.ts";
import { isJson } from "../media-type.ts";
import { decodeBody, matchesMediaType, mediaTypeOf } from "./decode-body.ts";
import { BodyError } from "./read-body.ts";

/** A response, compared with what the spec documents. */
export interface InterpretedResponse {
  readonly response: Response;
  /** The body as it was read; empty where it was not. */
  readonly bytes: Bytes;
  /** The decoded body, or the unread one; undefined where there is none, or none that can be used. */
  readonly body: unknown;
  /** Why the caller can't have it as a documented value; undefined where they can. */
  readonly unexpected: UnexpectedReason | undefined;
}

/** What was read of a response's body. */
export interface ReadBody {
  /** The whole body; undefined where it could not be read. */
  readonly bytes?: Bytes | undefined;
  /** What cut the reading short. */
  readonly error?: unknown;
  /** The body, where it is handed over unread. */
  readonly unread?: ReadableStream<Bytes> | undefined;
}

/** Decides what a response is by the operation's documented statuses and media types. */
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
 * Gives a response that a middleware made the media type of the documented one, where it has none, or only the default of
 * `new Response(text)`: it means the same value.
 */
export function documentedTypeOf(operation: Operation, response: Response): string {
  const stated = mediaTypeOf(response.headers);
  const documented = documentedMediaTypes(operation, response.status) ?? [];
  if (stated !== "" && stated !== "text/plain") return stated;
  if (matchesMediaType(stated, documented)) return stated;
  return documented.find(isJson) ?? documented[0] ?? stated;
}

/** The media types that the spec has for a status; undefined where the status is not documented. */
export function documentedMediaTypes({ responses }: Operation, status: number): readonly string[] | undefined {
  const exact = responses[String(status)];
  if (exact || !(status >= 200 && status <= 599)) return exact;
  // A redirect is only ever documented by its own number: a catch-all must not make one look like an answer.
  if (status >= 300 && status < 400) return undefined;
  return responses[`${Math.floor(status / 100)}XX`] ?? responses["default"];
}

/** Responses without content, whatever the spec says (RFC 9110, 9.3.2, 15.3.5, 15.3.6 and 15.4.5). */
export function hasNoBody(method: string, status: number): boolean {
  return method === "HEAD" || status === 204 || status === 205 || status === 304;
}

/** Browsers hide a redirect's status; a `fetch` that has followed one though it was told not to says so. */
function isRedirect({ type, status, redirected }: Response): boolean {
  return type === "opaqueredirect" || redirected || (status >= 300 && status < 400);
}
