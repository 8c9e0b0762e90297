interface Subscription {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

/** One listener per signal: Node warns of a leak beyond ten, and a signal may serve many calls. */
const subscriptions = new WeakMap<AbortSignal, Subscription>();

/**
 * Calls back once, when the signal is aborted.
 * @returns a function that removes the listener
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal === undefined) return NOTHING_TO_END;
  const subscription = subscriptions.get(signal) ?? subscribe(signal);
  // A new function, so that the same callback can be passed twice.
  const call = () => callback();
  subscription.callbacks.add(call);
  return () => {
    subscription.callbacks.delete(call);
    if (subscription.callbacks.size > 0 || subscriptions.get(signal) !== subscription) return;
    subscriptions.delete(signal);
    signal.removeEventListener("abort", subscription.listener);
  };
}

const NOTHING_TO_END = () => {};

function subscribe(signal: AbortSignal): Subscription {
  const callbacks = new Set<() => void>();
  const subscription = {
    callbacks,
    listener: () => {
      subscriptions.delete(signal);
      for (const call of [...callbacks]) call();
    },
  };
  subscriptions.set(signal, subscription);
  signal.addEventListener("abort", subscription.listener, { once: true });
  return subscription;
}
