import { type CallReport, InvalidRequestError, TimeoutError } from "../errors.ts";
import { within } from "../transport/clock.ts";

/** The limits of a wait for the caller's code. */
export interface GivenLimits {
  readonly signal: AbortSignal | undefined;
  /** In milliseconds. */
  remaining(): number;
  report(): CallReport;
}

/**
 * Waits within the call's limits for the caller's function or stream, which may never settle.
 * @param read gets a signal that is aborted when the wait ends
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
