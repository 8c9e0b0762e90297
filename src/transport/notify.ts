import type { CallEvent, CallListener } from "../events.ts";

/** Calls a listener, and ignores its errors, as `CallListener` documents. */
export function notify(listener: CallListener, event: CallEvent): void {
  try {
    const returned = listener(event);
    if (returned instanceof Promise) returned.catch(() => {});
  } catch {
    // Ignored.
  }
}
