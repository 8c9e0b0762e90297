import type { CallReport } from "../call-report.ts";
import { isSafe } from "./http-methods.ts";

/** A sentence on whether a call took effect, and what to do. */
export function adviceFor({ outcome, idempotencyKey }: CallReport, method: string): string {
  if (isSafe(method)) return SAFE[outcome] ?? "It only reads: you can call again.";
  if (outcome !== "unknown") return UNSAFE[outcome];
  return idempotencyKey === undefined
    ? "It may have taken effect: check before you call again."
    : "It may have taken effect: to find out, call again with this error's idempotencyKey.";
}

const UNSAFE = {
  applied: "It took effect: do not call again.",
  accepted: "The server accepted it and may still carry it out: do not call again.",
  rejected: "It had no effect.",
  not_sent: "It had no effect: nothing reached the server.",
};

/** A safe method changes nothing on the server (RFC 9110, 9.2.1), so it can be repeated. */
const SAFE: { readonly [Each in CallReport["outcome"]]?: string } = {
  rejected: "The server refused it. It only reads, so nothing has changed.",
  not_sent: "Nothing reached the server: you can call again.",
};
