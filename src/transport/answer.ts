import type { Conflict, Operation } from "../contract.ts";
import type { UnexpectedReason } from "../errors.ts";
import type { Received } from "./attempt.ts";
import { BodyError, decodeBody, matchesMediaType, mediaTypeOf } from "./body.ts";

/** A response, held against what the spec documents. */
export interface Answer {
  readonly response: Response;
  /** The body as it was read; empty where it was not. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The decoded body; undefined where there is none, or none that can be used. */
  readonly body: unknown;
  /** Why the caller can't have it as a documented value; absent where they can. */
  readonly unexpected?: UnexpectedReason;
}

/** Decides what a response is by the operation's documented statuses and media types. */
export function interpret(operation: Operation, response: Response, { bytes, error }: Received): Answer {
  const documented = documentedMediaTypes(operation, response.status);
  const mediaType = mediaTypeOf(response.headers);
  const answer = { response, bytes: bytes ?? EMPTY };

  if (documented?.length === 0 || (documented && operation.method === "HEAD")) return { ...answer, body: undefined };
  const { body, fault } = bytes ? decode(bytes, mediaType) : { body: undefined, fault: faultOf(error) };
  if (documented === undefined) {
    const redirect = response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
    return { ...answer, body, unexpected: redirect ? "redirect" : "undocumented_status" };
  }
  const unexpected = fault ?? (matchesMediaType(mediaType, documented) ? undefined : "wrong_media_type");
  return unexpected === undefined ? { ...answer, body } : { ...answer, body, unexpected };
}

const EMPTY = new Uint8Array(0);

function decode(bytes: Uint8Array<ArrayBuffer>, mediaType: string): { body: unknown; fault?: UnexpectedReason } {
  if (bytes.byteLength === 0) return { body: undefined, fault: "empty_body" };
  try {
    return { body: decodeBody(bytes, mediaType) };
  } catch (error) {
    return { body: undefined, fault: faultOf(error) };
  }
}

function faultOf(error: unknown): UnexpectedReason {
  return error instanceof BodyError ? error.fault : "body_unreadable";
}

/** The media types that the spec has for a status; undefined where the status is not documented. */
function documentedMediaTypes({ responses }: Operation, status: number): readonly string[] | undefined {
  const exact = responses[String(status)];
  if (exact || status < 200 || status > 599) return exact;
  // A redirect is only ever documented by its own number: a catch-all must not make one look like an answer.
  if (status >= 300 && status < 400) return undefined;
  return responses[`${Math.floor(status / 100)}XX`] ?? responses["default"];
}

/** Whether a response is the conflict that the spec recognises by a reason, wherever in the body that stands. */
export function isConflict(conflict: Conflict | undefined, { response, body }: Answer): boolean {
  return conflict !== undefined && String(response.status) === conflict.status && mentions(body, conflict.reason);
}

/** With a stack of its own: a body may be nested deeper than calls can be. */
function mentions(value: unknown, word: string): boolean {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string" && next.split(/\W+/).includes(word)) return true;
    if (typeof next === "object" && next !== null) for (const item of Object.values(next)) open.push(item);
  }
  return false;
}
