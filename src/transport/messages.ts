import type { CallReport, UnexpectedReason } from "../errors.ts";
import { adviceFor } from "./advice.ts";
import type { CallState } from "./call-state.ts";

/** The sentences of the transport's errors: what went wrong, whether the call took effect, and what to do. */
export function connectionMessage(call: CallState, report: CallReport, cause: Error): string {
  return sentence(call, report, `got no response in ${attempts(report)} (${reasonOf(cause)})`);
}

export function timeoutMessage(call: CallState, report: CallReport): string {
  return sentence(call, report, `got no complete response in time, in ${attempts(report)}`);
}

export function idleMessage(call: CallState, report: CallReport): string {
  return sentence(call, report, "got no further part of its stream within idleTimeout");
}

export function unexpectedMessage(call: CallState, report: CallReport, code: UnexpectedReason, status: number): string {
  return sentence(call, report, `was answered with status ${status}, ${UNEXPECTED[code]}`);
}

const UNEXPECTED: Record<UnexpectedReason, string> = {
  undocumented_status: "which the spec does not document",
  redirect: "a redirect, which is never followed",
  wrong_media_type: "with a body of a media type that the spec does not document (is baseUrl right?)",
  empty_body: "without the body that the spec documents",
  body_too_large: 'with a body larger than maxResponseBytes allows (parseAs: "stream" leaves it unread)',
  body_unreadable: "with a body that broke off or could not be decoded",
  malformed_json: "with a body that is not JSON",
  unsupported_body: "with a body that can't be read: give a fetch whose Response has a body stream or arrayBuffer()",
};

function sentence({ operationId, operation }: CallState, report: CallReport, what: string): string {
  const support = report.requestId === undefined ? "" : ` Request id: ${report.requestId}.`;
  return `${operationId} ${what}. ${adviceFor(report, operation.method)}${support}`;
}

function attempts({ attempts: { length } }: CallReport): string {
  return length === 1 ? "1 attempt" : `${length} attempts`;
}

/** The platform's error code in the chain of causes, such as ECONNREFUSED. */
function reasonOf(cause: Error): string {
  const next = cause.cause instanceof Error ? reasonOf(cause.cause) : undefined;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
  return next === undefined || next === "Error" ? code : next;
}
