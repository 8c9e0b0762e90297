import type { Outcome } from "../../../../src/transport/outcome.ts";

/** Whether it happened, for each outcome. */
export const ANSWERS: Readonly<Record<Outcome, string>> = {
  applied: "It happened.",
  accepted: "Not yet: the server has the request and may still carry it out.",
  rejected: "It did not happen: the server refused it.",
  not_sent: "It did not happen: nothing reached the server.",
  unknown: "Nobody on this side can know. Do not treat it as a failure: read the resource, if the API can show it.",
};
