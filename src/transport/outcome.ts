/**
 * How one attempt ended, as far as its effect goes:
 * - `not_sent`: nothing reached the server (refused, no such host, TLS, connect time-out);
 * - `refused`: the server turned it away unread and says to come back (429, or 503 with Retry-After);
 * - `maybe`: nobody can tell (reset, response time-out, 408, 5xx, the same key still running);
 * - `applied`: a 2xx status line, whatever became of the body;
 * - `rejected`: any other answer.
 */
export type AttemptClass = "not_sent" | "refused" | "maybe" | "applied" | "rejected";

/** Whether the call took effect: yes; no, the server said so; no, it never left; or nobody can tell. */
export type Outcome = "applied" | "rejected" | "not_sent" | "unknown";

/**
 * What the attempts of a call add up to. Their order does not matter: one that was applied settles it, and after one that
 * may have been, no refusal of another proves anything (its 404 or 409 may be the first one's work).
 */
export function outcomeOf(attempts: readonly AttemptClass[]): Outcome {
  if (attempts.includes("applied")) return "applied";
  if (attempts.includes("maybe")) return "unknown";
  if (attempts.includes("rejected") || attempts.includes("refused")) return "rejected";
  return "not_sent";
}
