import type { Attempt } from "./transport/attempt-types.ts";
import type { Outcome } from "./transport/outcome.ts";

/** Which call an event belongs to. */
export interface CallName {
  /** The API's name, e.g. `kirim`. */
  readonly api: string;
  readonly operationId: string;
  /** The same for all events of one call, and no other's in this process. */
  readonly callId: number;
}

/** A step of a call. */
export type CallProgress =
  | { readonly type: "attempt_started"; /** Counted from 1. */ readonly attempt: number }
  | { readonly type: "attempt_ended"; readonly attempt: Attempt; readonly requestId: string | undefined }
  | {
      readonly type: "retry_scheduled";
      /** The number of the attempt to come. */
      readonly attempt: number;
      /** How long until then, in milliseconds. */
      readonly delay: number;
    }
  | {
      readonly type: "call_ended";
      readonly outcome: Outcome;
      readonly attempts: readonly Attempt[];
      /** How long the whole call took, in milliseconds. */
      readonly duration: number;
      /** The last response's status. */
      readonly status: number | undefined;
      readonly requestId: string | undefined;
    };

/** What happens during calls, for logs, metrics and traces. No event holds a resource's id, a body, a credential or a header. */
export type CallEvent = CallProgress & CallName;

/** A function that is told what happens. What it throws or rejects with is ignored: it can't break a call. */
export type CallListener = (event: CallEvent) => unknown;

/** Tells a listener, whatever it does. */
export function notify(listener: CallListener, event: CallEvent): void {
  try {
    const returned = listener(event);
    if (returned instanceof Promise) returned.catch(() => {});
  } catch {
    // As documented at CallListener.
  }
}
