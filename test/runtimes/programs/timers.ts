/** Counts the timers that are set from now on and have neither fired nor been cleared. */
export function watchTimers(): { pending: () => number; restore: () => void } {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const pending = new Set<unknown>();
  const watched = {
    setTimeout: (run: (...args: unknown[]) => void, delay: number, ...args: unknown[]) => {
      const timer = set(() => {
        pending.delete(timer);
        run(...args);
      }, delay);
      pending.add(timer);
      return timer;
    },
    clearTimeout: (timer: ReturnType<typeof setTimeout> | undefined) => {
      pending.delete(timer);
      clear(timer);
    },
  };
  Object.assign(globalThis, watched);
  return {
    pending: () => pending.size,
    restore: () => void Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }),
  };
}
