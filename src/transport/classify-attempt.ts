import { classifyError } from "#platform";
import type { Operation } from "../contract.ts";
import type { Attempt, AttemptResult, SentRequest } from "./attempt-types.ts";
import type { CallState } from "./call-state.ts";
import { classifyResponse } from "./classify.ts";
import { TIME_IS_UP } from "./clock.ts";
import { isIdempotent, isSafe } from "./http-methods.ts";
import type { Classification } from "./outcome.ts";
import { isRefusedByFetch } from "./refused-by-fetch.ts";

/** How an attempt ended. */
export function endingOf({ error, response }: AttemptResult, signal: AbortSignal | undefined): Attempt["ending"] {
  if (error === TIME_IS_UP) return "timeout";
  // Aborted by the caller, not by the timeout.
  if (error !== undefined && signal?.aborted && error === signal.reason) return "aborted";
  return response ? "response" : "connection";
}

/**
 * Classifies an attempt by its response or its error, and by what is known about how it was sent: refused by `fetch`, never
 * written, perhaps copied.
 */
export function classifyAttempt(
  result: AttemptResult,
  ending: Attempt["ending"],
  request: SentRequest,
  { operation, response, settings: { fetchMayResend } }: CallState,
): Classification {
  const { method } = request;
  const hasKey = isKeyed(request, operation);
  const mayBeCopied = result.trace?.mayBeCopied === true;
  if (response === undefined && isRefusedByFetch(result.error, request)) return { class: "not_sent", retry: false };
  const answered = response
    ? classifyResponse(response, { operation, method, hasKey, fetchMayResend })
    : classifyFailure(result, ending, fetchMayResend || mayBeCopied);
  // The refusal may answer the copy, so it proves nothing, as after an earlier attempt of ours. A key does not help: a server
  // may refuse before it looks the key up.
  const isRefusal = answered.class === "rejected" || answered.class === "throttled";
  const found: Classification =
    mayBeCopied && isRefusal && !isSafe(method) ? { ...answered, class: "maybe" } : answered;
  const isUnsafeToRetry = found.class === "maybe" && !mayRetry(request, operation);
  return isUnsafeToRetry ? { class: "maybe", retry: false } : found;
}

/** Whether a possibly applied request may be retried: it has a key, or its method is idempotent. */
export function mayRetry(request: SentRequest, operation: Operation): boolean {
  return isKeyed(request, operation) || isIdempotent(request.method);
}

function isKeyed({ headers }: SentRequest, { idempotency }: Operation): boolean {
  return idempotency !== undefined && headers[idempotency.field] !== undefined;
}

function classifyFailure(
  { error, trace }: AttemptResult,
  ending: Attempt["ending"],
  mayBeCopied: boolean,
): Classification {
  const found: Classification = ending === "connection" ? classifyError(error) : { class: "maybe", retry: true };
  if (trace?.isWritten === false) return found.class === "maybe" ? { class: "not_sent", retry: true } : found;
  // The error may be a copy's, while the server applied the request itself.
  return trace?.isWritten || mayBeCopied ? { ...found, class: "maybe" } : found;
}
