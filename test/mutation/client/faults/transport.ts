import type * as attemptModule from "../../../../src/transport/attempt.ts";
import type * as callState from "../../../../src/transport/call-state.ts";
import type * as requestId from "../../../../src/transport/request-id.ts";
import type * as retry from "../../../../src/transport/retry.ts";
import type * as retryAfter from "../../../../src/transport/retry-after.ts";
import type * as retryPolicy from "../../../../src/transport/retry-policy.ts";
import type * as safeCauseModule from "../../../../src/transport/safe-cause.ts";
import { type ClientFault, faultsIn } from "../fault.ts";

const inAttempt = faultsIn<typeof attemptModule>("transport/attempt.ts");
const inCallState = faultsIn<typeof callState>("transport/call-state.ts");
const inRequestId = faultsIn<typeof requestId>("transport/request-id.ts");
const inRetry = faultsIn<typeof retry>("transport/retry.ts");
const inRetryAfter = faultsIn<typeof retryAfter>("transport/retry-after.ts");
const inRetryPolicy = faultsIn<typeof retryPolicy>("transport/retry-policy.ts");
const inSafeCause = faultsIn<typeof safeCauseModule>("transport/safe-cause.ts");

/** Faults in attempts and their events. */
export const transportFaults: readonly ClientFault[] = [
  inRetryPolicy("RetryBudget", "has no retry budget", (RetryBudget) => {
    return class extends RetryBudget {
      override withdraw(): boolean {
        return super.withdraw() || true;
      }
    };
  }),
  inRetryPolicy("backoff", "waits without jitter", (backoff) => (attempt, policy) => backoff(attempt, policy, 1)),
  inRetryPolicy("backoff", "waits no longer the second time", (backoff) => (_, policy, random) => {
    return backoff(0, policy, random);
  }),
  inRetryAfter("parseRetryAfter", "ignores Retry-After", (parse) => (...args) => {
    return parse(...args) === undefined ? undefined : 0;
  }),
  inRetry("sendWithRetries", "counts attempts wrongly", (send) => (call, request) => {
    return send(withRetry(call, { attempts: call.settings.retry.attempts + 1 }), request);
  }),
  inRetry("sendWithRetries", "waits forever if it is asked to", (send) => (call, request) => {
    return send(withRetry(call, { maxRetryAfter: Infinity }), request);
  }),
  inRetry("sendWithRetries", "replaces the reason of an abort with its own error", (send) => async (call, request) => {
    try {
      return await send(call, request);
    } catch (error) {
      throw call.signal?.aborted ? new Error("The call was aborted.") : error;
    }
  }),
  inCallState("CallState", "waits beyond the call's time", (CallState) => {
    return class extends CallState {
      override remaining(): number {
        return super.remaining() + 60_000;
      }
    };
  }),
  inCallState("CallState", "does not report how long to wait", (CallState) => {
    return class extends CallState {
      override report(): ReturnType<callState.CallState["report"]> {
        return { ...super.report(), retryAfter: undefined };
      }
    };
  }),
  inCallState("CallState", "does not report the key", (CallState) => {
    return class extends CallState {
      override report(): ReturnType<callState.CallState["report"]> {
        return { ...super.report(), idempotencyKey: undefined };
      }
    };
  }),
  inAttempt("attempt", "follows redirects", (attempt) => (fetch, ...rest) => {
    return attempt((url, init) => fetch(url, { ...init, redirect: "follow" }), ...rest);
  }),
  inAttempt("attempt", "waits for an answer for ever", (attempt) => (fetch, request, limits) => {
    return attempt(fetch, request, { ...limits, time: Infinity });
  }),
  inAttempt("attempt", "reads a body of any size", (attempt) => (fetch, request, limits) => {
    return attempt(fetch, request, { ...limits, maxBytes: Infinity });
  }),
  inRequestId(
    "findRequestId",
    "does not report the request id of the header",
    (find) =>
      ({ header: _, ...location }, ...rest) => {
        return find(location, ...rest);
      },
  ),
  inRequestId(
    "findRequestId",
    "does not report the request id of the body",
    (find) =>
      ({ pointers: _, ...location }, ...rest) => {
        return find(location, ...rest);
      },
  ),
  inSafeCause(
    "safeCause",
    "shows the token in a cause",
    (safeCause) =>
      (error, { request }) =>
        safeCause(error, { secrets: [], request }),
  ),
];

type Call = Parameters<typeof retry.sendWithRetries>[0];

/** The call with another retry policy. */
function withRetry(call: Call, changed: Partial<Call["settings"]["retry"]>): Call {
  const { settings } = call;
  return Object.assign(call, { settings: { ...settings, retry: { ...settings.retry, ...changed } } });
}
