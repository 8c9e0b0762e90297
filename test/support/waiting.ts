import type { CallEvent, CallListener } from "revokit";
import { onTestFinished, vi } from "vitest";

/** Freezes the clocks that a client waits by. Sockets use Node's internal timers, which keep running. */
export function freezeTime(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** A listener, and a promise of the first event of a type. */
export function until<Type extends CallEvent["type"]>(
  type: Type,
): { readonly onEvent: CallListener; readonly event: Promise<Extract<CallEvent, { type: Type }>> } {
  let tell = (_: Extract<CallEvent, { type: Type }>): void => {};
  const event = new Promise<Extract<CallEvent, { type: Type }>>((resolve) => (tell = resolve));
  return { event, onEvent: (each) => (isOfType(each, type) ? tell(each) : undefined) };
}

function isOfType<Type extends CallEvent["type"]>(
  event: CallEvent,
  type: Type,
): event is Extract<CallEvent, { type: Type }> {
  return event.type === type;
}
