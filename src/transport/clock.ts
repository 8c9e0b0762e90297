import { onAbort } from "./abort.ts";

/** The longest delay of `setTimeout`, in milliseconds; longer ones fire at once. */
export const MAX_DELAY = 2 ** 31 - 1;

/** The error that ends a wait at its time limit. Named as that of `AbortSignal.timeout`; React Native has no `DOMException`. */
export const TIME_IS_UP = Object.assign(new Error("The attempt took too long."), { name: "TimeoutError" });

/** The limits of a wait: a time in milliseconds, and a signal. */
export interface WaitLimits {
  readonly time: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Calls back once: at the time limit with `TIME_IS_UP`, or when the signal is aborted with its reason.
 * @returns a function that clears the timer and the listener
 */
export function startWait({ time, signal }: WaitLimits, callback: (cause: unknown) => void): () => void {
  const end = () => {
    clearTimeout(timer);
    unsubscribe();
  };
  const finish = (cause: unknown) => {
    end();
    callback(cause);
  };
  const timer = setTimeout(finish, Math.min(Math.ceil(time), MAX_DELAY), TIME_IS_UP);
  const unsubscribe = onAbort(signal, () => finish(signal?.reason));
  return end;
}

/** Waits for a time in milliseconds. Rejects with the signal's reason when it is aborted. */
export async function sleep(time: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    startWait({ time, signal }, (cause) => (cause === TIME_IS_UP ? resolve() : reject(cause)));
  });
}

/**
 * Waits for a promise until the time limit or the signal's abort. Then rejects with what `onTimeout` returns, or with the
 * signal's reason.
 */
export async function within<T>(
  promise: Promise<T>,
  limits: WaitLimits & { readonly onTimeout: () => Error },
): Promise<T> {
  // It may reject later, when nothing is waiting for it any more.
  promise.catch(() => {});
  limits.signal?.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const end = startWait(limits, (cause) => reject(cause === TIME_IS_UP ? limits.onTimeout() : cause));
    promise.finally(end).then(resolve, reject);
  });
}
