import { type CallReport, InvalidRequestError, TimeoutError } from "../errors.ts";
import { within } from "../transport/clock.ts";

/** What bounds a wait for the caller's code. */
export interface GivenLimits {
  readonly signal: AbortSignal | undefined;
  /** In milliseconds. */
  remaining(): number;
  report(): CallReport;
}

/**
 * Waits for a function or a stream of the caller's, which may never answer, within the call's limits.
 * @param read gets a signal that is aborted as soon as nobody waits any longer
 */
export async function waitForGiven<T>(
  parameter: string,
  read: (signal: AbortSignal) => T | Promise<T>,
  call: GivenLimits,
): Promise<T> {
  const reading = new AbortController();
  const tooLong = new TimeoutError(`The given \`${parameter}\` took too long. Nothing was sent.`, call.report());
  const limits = { time: call.remaining(), signal: call.signal, onTimeout: () => tooLong };
  try {
    return await within(
      Promise.resolve().then(() => read(reading.signal)),
      limits,
    );
  } catch (error) {
    reading.abort(error);
    if (error === tooLong || call.signal?.aborted || error instanceof InvalidRequestError) throw error;
    throw new InvalidRequestError(parameter, "could not be had: what was given for it failed", { cause: error });
  }
}
