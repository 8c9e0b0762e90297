/** The callbacks that wait for one signal. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    for (const call of [...this]) call();
  }
}

/** One listener per signal: Node warns of a leak beyond ten, and a signal may serve many calls. */
const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls back once, when the signal is aborted.
 * @returns a function that removes the listener
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal === undefined) return NOTHING_TO_END;
  const waiting = waitingFor.get(signal) ?? new Waiting();
  waitingFor.set(signal, waiting);
  // Listening twice with the same object is listening once.
  signal.addEventListener("abort", waiting, { once: true });
  // A new function, so that the same callback can be passed twice.
  const call = () => callback();
  waiting.add(call);
  return () => {
    if (waiting.delete(call) && waiting.size === 0) signal.removeEventListener("abort", waiting);
  };
}

const NOTHING_TO_END = () => {};
