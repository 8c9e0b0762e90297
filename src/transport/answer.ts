import type { Bytes } from "../bytes.ts";
import type { Conflict, Operation } from "../contract.ts";
import type { UnexpectedReason } from "../errors.ts";
import type { Received } from "./attempt.ts";
import { BodyError, decodeBody, matchesMediaType, mediaTypeOf } from "./body.ts";

/** A response, held against what the spec documents. */
export interface Answer {
  readonly response: Response;
  /** The body as it was read; empty where it was not. */
  readonly bytes: Bytes;
  /** The decoded body; undefined where there is none, or none that can be used. */
  readonly body: unknown;
  /** Why the caller can't have it as a documented value; undefined where they can. */
  readonly unexpected: UnexpectedReason | undefined;
}

/** Decides what a response is by the operation's documented statuses and media types. */
export function interpret(operation: Operation, response: Response, { bytes = EMPTY, error }: Received): Answer {
  const documented = documentedMediaTypes(operation, response.status);
  if (documented && (documented.length === 0 || operation.method === "HEAD")) {
    return { response, bytes, body: undefined, unexpected: undefined };
  }
  const mediaType = mediaTypeOf(response.headers);
  let body: unknown;
  let fault: UnexpectedReason | undefined;
  try {
    if (error !== undefined) throw error;
    body = bytes.byteLength === 0 ? undefined : decodeBody(bytes, mediaType);
    if (bytes.byteLength === 0) fault = "empty_body";
  } catch (broken) {
    fault = broken instanceof BodyError ? broken.fault : "body_unreadable";
  }
  if (documented === undefined) {
    const redirect = response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
    return { response, bytes, body, unexpected: redirect ? "redirect" : "undocumented_status" };
  }
  const unexpected = fault ?? (matchesMediaType(mediaType, documented) ? undefined : "wrong_media_type");
  return { response, bytes, body, unexpected };
}

const EMPTY = new Uint8Array(0);

/** The media types that the spec has for a status; undefined where the status is not documented. */
function documentedMediaTypes({ responses }: Operation, status: number): readonly string[] | undefined {
  const exact = responses[String(status)];
  if (exact || status < 200 || status > 599) return exact;
  // A redirect is only ever documented by its own number: a catch-all must not make one look like an answer.
  if (status >= 300 && status < 400) return undefined;
  return responses[`${Math.floor(status / 100)}XX`] ?? responses["default"];
}

/**
 * Whether a response says that the first request with the same key is still running, or may say so: where its body can't
 * be read, or states no reason at all, nothing tells it from the other responses with this status.
 */
export function mayBeInProgress(conflict: Conflict | undefined, { response, body, unexpected }: Answer): boolean {
  if (conflict === undefined || String(response.status) !== conflict.status) return false;
  const isReadable = unexpected === undefined || unexpected === "undocumented_status";
  const reasons = isReadable ? [...stringsIn(body)] : [];
  return reasons.length === 0 || reasons.some((text) => text.split(/\W+/).includes(conflict.reason));
}

/** Iterative, so that a deeply nested body cannot overflow the call stack. */
function* stringsIn(value: unknown): Generator<string> {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string") yield next;
    else if (typeof next === "object" && next !== null) for (const item of Object.values(next)) open.push(item);
  }
}
