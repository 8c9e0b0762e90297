import type { CallReport, UnexpectedReason } from "../errors.ts";
import type { Call } from "./call.ts";

/** The sentences of the transport's errors: what went wrong, whether the call took effect, and what to do. */
export function connectionMessage(call: Call, report: CallReport, cause: Error): string {
  return sentence(call, report, `got no response in ${attempts(report)} (${reasonOf(cause)})`);
}

export function timeoutMessage(call: Call, report: CallReport): string {
  return sentence(call, report, `got no complete response in time, in ${attempts(report)}`);
}

export function unexpectedMessage(
  call: Call,
  report: CallReport,
  { code, status }: { readonly code: UnexpectedReason; readonly status: number },
): string {
  return sentence(call, report, `was answered with status ${status}, ${UNEXPECTED[code]}`);
}

const UNEXPECTED: Record<UnexpectedReason, string> = {
  undocumented_status: "which the spec does not document",
  redirect: "a redirect, which is never followed",
  wrong_media_type: "with a body of a media type that the spec does not document (is baseUrl right?)",
  empty_body: "without the body that the spec documents",
  body_too_large: "with a body larger than maxResponseBytes allows",
  body_unreadable: "with a body that broke off or could not be decoded",
  malformed_json: "with a body that is no JSON",
};

function sentence({ name, operation }: Call, { outcome, requestId }: CallReport, what: string): string {
  const support = requestId === undefined ? "" : ` Request id: ${requestId}.`;
  const advice =
    outcome !== "unknown"
      ? ADVICE[outcome]
      : operation.idempotency
        ? "It may have taken effect: to find out, call again with this error's idempotencyKey."
        : "It may have taken effect: check before you call again.";
  return `${name.operationId} ${what}. ${advice}${support}`;
}

const ADVICE = {
  applied: "It took effect: do not call again.",
  accepted: "The server accepted it and may still carry it out: do not call again.",
  rejected: "It had no effect.",
  not_sent: "It had no effect: nothing reached the server.",
};

function attempts({ attempts: { length } }: CallReport): string {
  return length === 1 ? "1 attempt" : `${length} attempts`;
}

/** What the platform says at the bottom of a chain of causes, such as ECONNREFUSED. */
function reasonOf(cause: Error): string {
  const next = cause.cause instanceof Error ? reasonOf(cause.cause) : undefined;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
  return next === undefined || next === "Error" ? code : next;
}
