import type { Operation } from "../contract.ts";
import type { InterpretedResponse } from "../response/response-types.ts";
import { isSafe } from "./http-methods.ts";
import type { Classification } from "./outcome.ts";

/** By the status alone (RFC 9110, 15). An allow-list: everything uncertain is `maybe`. */
export function classifyStatus(status: number): Classification {
  if (!Number.isInteger(status) || status < 200 || status > 599) return { class: "maybe", retry: false };
  if (status === 202) return { class: "accepted", retry: false };
  // Each part of a Multi-Status has its own status, and all may have failed (RFC 4918, 13).
  if (status === 207) return { class: "maybe", retry: false };
  if (status < 300) return { class: "applied", retry: false };
  // Servers often redirect after applying a request (RFC 9110, 15.4.3 and 15.4.4); 307 and 308 ask to send it elsewhere.
  if (status < 400) return { class: status === 307 || status === 308 ? "rejected" : "maybe", retry: false };
  if (status === 408) return { class: "maybe", retry: true };
  if (status === 429) return { class: "throttled", retry: true };
  // Not implemented, and HTTP version not supported: the server did nothing, and a retry would not help.
  if (status < 500 || status === 501 || status === 505) return { class: "rejected", retry: false };
  return { class: "maybe", retry: true };
}

/**
 * Refusals that an earlier copy of the request may have caused: not found, conflict, gone, precondition failed. A platform
 * may resend a request by itself if a reused connection breaks.
 */
export const SUSPECT_REFUSALS: ReadonlySet<number> = new Set([404, 409, 410, 412]);

/** What the classification of a response needs besides the response. */
export interface SentAs {
  readonly operation: Operation;
  /** Of the request as sent: a middleware may have changed it. */
  readonly method: string;
  /** Whether the request had an idempotency key. */
  readonly hasKey: boolean;
  /** Whether `fetch` may resend a request by itself. */
  readonly fetchMayResend: boolean;
}

/** Classifies a response by its status, and by what else is known if the status is ambiguous. */
export function classifyResponse(interpreted: InterpretedResponse, sent: SentAs): Classification {
  const { idempotency, onRepeat } = sent.operation;
  const { status, type, redirected } = interpreted.response;
  if (type === "opaqueredirect" || type === "opaque" || type === "error" || redirected) {
    return { class: "maybe", retry: false };
  }
  if (idempotency?.mayBeInProgress(interpreted)) return { class: "maybe", retry: true };
  const mayAnswerCopy = sent.fetchMayResend && !isSafe(sent.method);
  const isSuspect = SUSPECT_REFUSALS.has(status) || onRepeat?.status === String(status);
  // With a key, a copy gets the first response again. That is enough where a copy is possible, not where one was seen
  // (`classifyAttempt`).
  if (mayAnswerCopy && isSuspect && !sent.hasKey) return { class: "maybe", retry: false };
  // The first copy may have used up the rate limit.
  if (mayAnswerCopy && status === 429) return { class: "maybe", retry: true };
  return classifyStatus(status);
}
