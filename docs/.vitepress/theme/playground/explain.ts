import type { Outcome } from "../../../../src/transport/outcome.ts";
import type { ApiName } from "./call.ts";

/** Whether it happened, for each outcome. */
const ANSWERS: Readonly<Record<Outcome, string>> = {
  applied: "It happened.",
  accepted: "Not yet: the server has the request and may still carry it out.",
  rejected: "It did not happen: the server refused it.",
  not_sent: "It did not happen: nothing reached the server.",
  unknown: "Nobody on this side can know. Do not treat it as a failure.",
};

/** What to do after `unknown`: a repeat with the key settles it, and Kirim can't show a link. */
const AFTER_UNKNOWN: Readonly<Record<ApiName, string>> = {
  kirim: "Kirim cannot show the link, so assume that it may still be usable, and tell a person.",
  natural: "Call again with the same idempotency key: the server returns the first response, or carries it out now.",
};

/** Whether it happened, and what to do if that is unknown. */
export function explain(outcome: Outcome, api: ApiName): string {
  return outcome === "unknown" ? `${ANSWERS.unknown} ${AFTER_UNKNOWN[api]}` : ANSWERS[outcome];
}
