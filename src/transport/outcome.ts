/**
 * How one attempt ended, as far as its effect goes:
 * - `applied`: a 2xx status line other than 202 and 207, whatever became of the body;
 * - `accepted`: 202, the server has the request and may still carry it out (RFC 9110, 15.3.3);
 * - `rejected`: the server says that it did not do it: a 4xx other than 408 and 429; 307, 308, 501 and 505;
 * - `throttled`: 429, the server turned the request away and says to come back;
 * - `not_sent`: certain that nothing reached the server (connection refused, no such host, TLS, connect time-out);
 * - `maybe`: everything that is not known for certain.
 */
export type AttemptClass = "applied" | "accepted" | "rejected" | "throttled" | "not_sent" | "maybe";

/** An attempt's class, and whether another attempt can do better. */
export interface Classification {
  readonly class: AttemptClass;
  readonly retry: boolean;
}

/**
 * Whether the call took effect: yes; the server has it and may still do it; no, the server said so; no, nothing reached
 * the server; or it cannot be known on this side.
 */
export type Outcome = "applied" | "accepted" | "rejected" | "not_sent" | "unknown";

/**
 * The outcome of a call with these attempts, in any order. One attempt that was applied settles it. After one that may have
 * been applied, another one's refusal proves nothing: its 404 or 409 may be the effect of the first.
 */
export function outcomeOf(attempts: readonly AttemptClass[]): Outcome {
  if (attempts.includes("applied")) return "applied";
  if (attempts.includes("accepted")) return "accepted";
  if (attempts.includes("maybe")) return "unknown";
  if (attempts.includes("rejected") || attempts.includes("throttled")) return "rejected";
  return "not_sent";
}
