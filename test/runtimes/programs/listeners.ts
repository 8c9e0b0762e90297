/** Counts the listeners that are added to a signal from now on and have not been removed. */
export function watchListeners(signal: AbortSignal): { pending: () => number } {
  const { addEventListener: add, removeEventListener: remove } = signal;
  const pending = new Set<unknown>();
  Object.assign(signal, {
    addEventListener: (...args: Parameters<typeof add>) => {
      pending.add(args[1]);
      Reflect.apply(add, signal, args);
    },
    removeEventListener: (...args: Parameters<typeof remove>) => {
      pending.delete(args[1]);
      Reflect.apply(remove, signal, args);
    },
  });
  return { pending: () => pending.size };
}
