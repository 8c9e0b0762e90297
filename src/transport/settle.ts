import { ConnectionError, TimeoutError, UnexpectedResponseError } from "../errors.ts";
import type { Bytes } from "../bytes.ts";
import type { InterpretedResponse } from "../response/interpret.ts";
import type { BodySource } from "../response/read-body.ts";
import { toUnreadBody } from "../response/unread-body.ts";
import { type AttemptResult, TIME_IS_UP } from "./attempt.ts";
import type { CallState } from "./call-state.ts";
import { connectionMessage, idleMessage, timeoutMessage, unexpectedMessage } from "./messages.ts";
import { safeCause } from "./safe-cause.ts";

/** Returns the call's response where it is one that the spec documents, and throws what the call ends with otherwise. */
export function settle({ error }: Pick<AttemptResult, "error">, call: CallState): InterpretedResponse {
  const { response } = call;
  if (response !== undefined && response.unexpected === undefined && error === undefined) return response;
  const report = call.report();
  if (error === TIME_IS_UP) throw new TimeoutError(timeoutMessage(call, report), report);
  if (response === undefined) {
    const cause = safeCause(error, call.secrets);
    throw new ConnectionError(connectionMessage(call, report, cause), report, { cause });
  }
  throw toUnexpected(response, call);
}

/** The error for a response that the spec does not document, or whose body can't be used. */
function toUnexpected(
  { unexpected = "body_unreadable", body, response }: InterpretedResponse,
  call: CallState,
): UnexpectedResponseError {
  const report = call.report();
  const details = { code: unexpected, status: response.status, body };
  return new UnexpectedResponseError(unexpectedMessage(call, report, details), report, details);
}

/** A body that the caller reads, and the errors that it may end with. */
export function toUnread(source: BodySource, call: CallState, idleTimeout: number): ReadableStream<Bytes> {
  return toUnreadBody(source, {
    signal: call.signal,
    idleTimeout,
    toBrokenError() {
      const report = call.report();
      const details = {
        code: "body_unreadable",
        status: call.response?.response.status ?? 0,
        body: undefined,
      } as const;
      return new UnexpectedResponseError(unexpectedMessage(call, report, details), report, details);
    },
    toIdleError() {
      const report = call.report();
      return new TimeoutError(idleMessage(call, report), report);
    },
  });
}
