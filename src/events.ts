import type { Attempt } from "./transport/attempt-types.ts";
import type { Outcome } from "./transport/outcome.ts";

/** Identifies the call of an event. */
export interface CallName {
  /** The API's name, e.g. `kirim`. */
  readonly api: string;
  readonly operationId: string;
  /** Unique per call in this process. */
  readonly callId: number;
}

/** A step of a call. */
export type CallProgress =
  | { readonly type: "attempt_started"; /** Counted from 1. */ readonly attempt: number }
  | { readonly type: "attempt_ended"; readonly attempt: Attempt; readonly requestId: string | undefined }
  | {
      readonly type: "retry_scheduled";
      /** The number of the next attempt. */
      readonly attempt: number;
      /** The wait before it, in milliseconds. */
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

/** An event of a call, for logs, metrics and traces. It never holds a resource's id, a body, a credential or a header. */
export type CallEvent = CallProgress & CallName;

/** A listener for events. Its errors and rejections are ignored, so that it can't break a call. */
export type CallListener = (event: CallEvent) => unknown;
