/**
 * What one attempt proves about its effect:
 * - `applied`: a 2xx status line other than 202 and 207, whatever happened to the body;
 * - `accepted`: 202, the server has the request and may still apply it (RFC 9110, 15.3.3);
 * - `rejected`: the server says that it did not apply the request: a 4xx other than 408 and 429; 307, 308, 501 and 505
 *   (exceptions: `classifyResponse`, `classifyAttempt`);
 * - `throttled`: 429, the server refused the request for now;
 * - `not_sent`: certain that nothing reached the server (connection refused, no such host, TLS, connect timeout);
 * - `maybe`: everything uncertain.
 */
export type AttemptClass = "applied" | "accepted" | "rejected" | "throttled" | "not_sent" | "maybe";

/** An attempt's class, and whether a retry may succeed. */
export interface Classification {
  readonly class: AttemptClass;
  readonly retry: boolean;
}

/**
 * Whether the call took effect: yes; the server has it and may still do it; no, the server said so; no, nothing reached the
 * server; or unknown.
 */
export type Outcome = "applied" | "accepted" | "rejected" | "not_sent" | "unknown";

/**
 * Derives the outcome of a call from its attempts, in any order. An applied attempt settles it, or else an accepted one. After
 * a `maybe`, another attempt's refusal proves nothing: its 404 or 409 may be the effect of the first.
 */
export function outcomeOf(attempts: readonly AttemptClass[]): Outcome {
  if (attempts.includes("applied")) return "applied";
  if (attempts.includes("accepted")) return "accepted";
  if (attempts.includes("maybe")) return "unknown";
  if (attempts.includes("rejected") || attempts.includes("throttled")) return "rejected";
  return "not_sent";
}
