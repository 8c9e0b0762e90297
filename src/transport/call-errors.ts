import type { CallReport, UnexpectedReason } from "../call-report.ts";
import type { CallToReport } from "../contract.ts";
import { ConnectionError, TimeoutError, UnexpectedResponseError } from "../errors.ts";
import { isStream } from "../response/is-stream.ts";
import type { InterpretedResponse } from "../response/response-types.ts";
import { adviceFor } from "./advice.ts";
import type { CallState } from "./call-state.ts";
import { TIME_IS_UP } from "./clock.ts";
import { safeCause } from "./safe-cause.ts";

/**
 * Returns the call's response if it is documented, else throws the call's error.
 * @param error the error that ended the last attempt
 */
export function responseOrThrow(error: unknown, call: CallState): InterpretedResponse {
  const { response, attempts } = call;
  if (response !== undefined && response.unexpected === undefined && error === undefined) return response;
  const made = attempts.length === 1 ? "1 attempt" : `${attempts.length} attempts`;
  if (error === TIME_IS_UP) throw new TimeoutError(...explain(call, `got no complete response in time after ${made}`));
  if (response !== undefined) throw toUnexpected(call, response.unexpected ?? "body_unreadable");
  const cause = safeCause(error, call);
  throw new ConnectionError(...explain(call, `got no response in ${made} (${reasonOf(cause)})`), { cause });
}

/** The error for an undocumented response, or one whose body can't be used. */
export function toUnexpected(call: CallToReport, code: UnexpectedReason): UnexpectedResponseError {
  const { response: { response, body } = {} } = call;
  const status = response?.status ?? 0;
  const explained = explain(call, `got the status ${status}, ${UNEXPECTED[code]}`);
  // Errors don't get an unread body.
  return new UnexpectedResponseError(...explained, {
    code,
    status,
    body: isStream(body) ? undefined : body,
  });
}

const UNEXPECTED: Record<UnexpectedReason, string> = {
  undocumented_status: "which is not documented",
  redirect: "a redirect, which is never followed",
  wrong_media_type: "with a body of an undocumented media type (is baseUrl right?)",
  empty_body: "without the documented body",
  body_too_large: 'with a body larger than maxResponseBytes allows (parseAs: "stream" leaves it unread)',
  body_unreadable: "with a body that broke off or could not be decoded",
  malformed_json: "with a body that is not JSON",
  unsupported_body: "with a body that can't be read: pass a fetch whose Response has a body stream or arrayBuffer()",
};

/** An error's message and report: what went wrong, whether the call took effect, and what to do. */
export function explain(call: CallToReport, what: string): [message: string, report: CallReport] {
  const report = call.report();
  const support = report.requestId === undefined ? "" : ` Request id: ${report.requestId}.`;
  return [`${call.operationId} ${what}. ${adviceFor(report, call.operation.method)}${support}`, report];
}

/** The platform's error code in the chain of causes, such as ECONNREFUSED. */
function reasonOf(cause: Error): string {
  const next = cause.cause instanceof Error ? reasonOf(cause.cause) : undefined;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
  return next === undefined || next === "Error" ? code : next;
}
