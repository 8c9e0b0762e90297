import type { UnreadLimits } from "../contract.ts";
import { ConnectionError, TimeoutError, UnexpectedResponseError, type UnexpectedReason } from "../errors.ts";
import type { InterpretedResponse } from "../response/interpret.ts";
import { TIME_IS_UP } from "./attempt.ts";
import type { CallState } from "./call-state.ts";
import { connectionMessage, idleMessage, timeoutMessage, unexpectedMessage } from "./messages.ts";
import { safeCause } from "./safe-cause.ts";

/**
 * Returns the call's response if it is documented, else throws the call's error.
 * @param error the error that ended the last attempt
 */
export function settle(error: unknown, call: CallState): InterpretedResponse {
  const { response } = call;
  if (response !== undefined && response.unexpected === undefined && error === undefined) return response;
  const report = call.report();
  if (error === TIME_IS_UP) throw new TimeoutError(timeoutMessage(call, report), report);
  if (response !== undefined) throw toUnexpected(response, call, response.unexpected ?? "body_unreadable");
  const cause = safeCause(error, call.secrets);
  throw new ConnectionError(connectionMessage(call, report, cause), report, { cause });
}

/** The error for an undocumented response, or one whose body can't be used. */
function toUnexpected(
  answered: InterpretedResponse | undefined,
  call: CallState,
  code: UnexpectedReason,
): UnexpectedResponseError {
  const report = call.report();
  const status = answered?.response.status ?? 0;
  // Errors don't get an unread body.
  const body = answered?.body instanceof ReadableStream ? undefined : answered?.body;
  return new UnexpectedResponseError(unexpectedMessage(call, report, code, status), report, { code, status, body });
}

/** What bounds a body of this call that the caller reads. */
export function unreadLimits(call: CallState, idleTimeout: number): UnreadLimits {
  return {
    signal: call.signal,
    idleTimeout,
    toError(cause) {
      const report = call.report();
      return cause === "idle"
        ? new TimeoutError(idleMessage(call, report), report)
        : toUnexpected(call.response, call, "body_unreadable");
    },
  };
}
