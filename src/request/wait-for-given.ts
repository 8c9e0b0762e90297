import { InvalidRequestError, TimeoutError } from "../errors.ts";
import type { CallState } from "../transport/call-state.ts";
import { explain } from "../transport/call-errors.ts";
import { TIME_IS_UP, within } from "../transport/clock.ts";
import { safeCause } from "../transport/safe-cause.ts";

/**
 * Waits within the call's limits for the caller's function or stream, which may never settle.
 * @param read gets a signal that is aborted when the wait ends
 */
export async function waitForGiven<T>(
  parameter: string,
  read: (signal: AbortSignal) => T | Promise<T>,
  call: CallState,
): Promise<T> {
  const reading = new AbortController();
  const limits = { time: call.remaining(), signal: call.signal, onTimeout: () => TIME_IS_UP };
  const given = Promise.resolve().then(() => read(reading.signal));
  try {
    return await within(given, limits);
  } catch (error) {
    reading.abort(error);
    if (error === TIME_IS_UP) {
      throw new TimeoutError(...explain(call, `was still waiting for the given \`${parameter}\` at its timeout`));
    }
    // The error of another call, made by the function, may have another outcome.
    const isRefusal = error instanceof InvalidRequestError && error.attempts.length === 0;
    if (call.signal?.aborted || isRefusal) throw error;
    throw new InvalidRequestError(parameter, "could not be obtained: the given function or stream failed", {
      cause: safeCause(error, call),
    });
  }
}
