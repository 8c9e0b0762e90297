import type { Middleware } from "openapi-fetch";
import { InvalidRequestError, TimeoutError } from "./errors.ts";
import { explain } from "./transport/call-errors.ts";
import type { CallState } from "./transport/call-state.ts";
import { within } from "./transport/clock.ts";

type AnyClass = abstract new (...args: never) => unknown;

/**
 * Bounds a middleware by the call's limits, and checks what it returns: openapi-fetch waits forever, and its own error does not
 * say whether the call took effect.
 */
export function guardMiddleware(middleware: Middleware, call: CallState): Middleware {
  const onTimeout = () => new TimeoutError(...explain(call, "was still waiting for a middleware at its timeout"));
  const run = async <Returned>(hook: () => Returned, ...classes: AnyClass[]): Promise<Awaited<Returned>> => {
    const running = (async () => await hook())();
    const returned = await within(running, { time: call.remaining(), signal: call.signal, onTimeout });
    if (!returned || classes.some((each) => returned instanceof each)) return returned;
    const names = classes.map(({ name }) => name).join(" or ");
    throw new InvalidRequestError("middleware", `must return nothing, or a ${names} of this platform`);
  };
  return {
    onRequest: (options) => run(() => middleware.onRequest?.(options), Request, Response),
    onResponse: (options) => run(() => middleware.onResponse?.(options), Response),
    onError: (options) => run(() => middleware.onError?.(options), Response, Error),
  };
}
