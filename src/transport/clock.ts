/** The longest delay that `setTimeout` takes, in milliseconds; beyond, it would fire at once. */
export const LONGEST_DELAY = 2 ** 31 - 1;

/** Waits, in milliseconds. Rejects with the signal's reason as soon as that is aborted. */
export function sleep(delay: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const onTime = () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    };
    const timer = setTimeout(onTime, Math.min(Math.ceil(delay), LONGEST_DELAY));
    signal?.addEventListener("abort", onAbort, { once: true });
    return undefined;
  });
}

/** Waits for a promise, but no longer than `time` milliseconds, and not beyond the signal's abort. */
export async function within<T>(
  promise: Promise<T>,
  { time, signal, onTimeout }: { time: number; signal: AbortSignal | undefined; onTimeout: () => Error },
): Promise<T> {
  const settled = new AbortController();
  const stop = signal ? AbortSignal.any([signal, settled.signal]) : settled.signal;
  const timeUp = sleep(time, stop).then(() => {
    throw onTimeout();
  });
  try {
    return await Promise.race([promise, timeUp]);
  } finally {
    settled.abort();
  }
}
