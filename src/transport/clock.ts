import { onAbort } from "./abort.ts";

/** The longest delay of `setTimeout`, in milliseconds; longer ones fire at once. */
export const LONGEST_DELAY = 2 ** 31 - 1;

/** The limits of a wait: a time in milliseconds, and a signal. */
export interface WaitLimits {
  readonly time: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Calls back once: at the time limit, or when the signal is aborted.
 * @returns a function that clears the timer and the listener
 */
export function startWait({ time, signal }: WaitLimits, callback: (cause: "timeout" | "aborted") => void): () => void {
  const end = (cause?: "timeout" | "aborted") => {
    clearTimeout(timer);
    unsubscribe();
    if (cause !== undefined) callback(cause);
  };
  const timer = setTimeout(() => end("timeout"), Math.min(Math.ceil(time), LONGEST_DELAY));
  const unsubscribe = onAbort(signal, () => end("aborted"));
  return end;
}

/** Waits for a time in milliseconds. Rejects with the signal's reason when it is aborted. */
export function sleep(time: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    startWait({ time, signal }, (cause) => (cause === "timeout" ? resolve() : reject(signal?.reason)));
    return undefined;
  });
}

/**
 * Waits for a promise until the time limit or the signal's abort. Then rejects with what `onTimeout` returns, or with the
 * signal's reason.
 */
export function within<T>(promise: Promise<T>, limits: WaitLimits & { readonly onTimeout: () => Error }): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (limits.signal?.aborted) return reject(limits.signal.reason);
    const end = startWait(limits, (cause) => reject(cause === "timeout" ? limits.onTimeout() : limits.signal?.reason));
    promise.finally(() => end()).then(resolve, reject);
    return undefined;
  });
}
