/** The longest delay that `setTimeout` takes; beyond, it would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** Runs a function after a while, in milliseconds, unless the timer is cleared with the function that comes back. */
export function after(delay: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(Math.ceil(delay), LONGEST));
  return () => clearTimeout(timer);
}

/** Waits, in milliseconds. Rejects with the signal's reason as soon as that is aborted. */
export function sleep(delay: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = after(delay, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
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
