import type { AttemptClass, Outcome } from "revokit";
import type { JobState } from "./job/job-record.ts";

/**
 * What happens while a job runs, for logs, metrics and traces. No event contains an argument, a key or a credential.
 */
export type BulkEvent = { readonly job: string } & (
  | {
      readonly type: "rows_claimed";
      readonly count: number;
      /** How many of them had already been claimed before. */ readonly again: number;
    }
  | {
      readonly type: "attempt_ended";
      /** The input's line. */
      readonly line: number;
      /** Counted from 1, over all claims of the row. */
      readonly number: number;
      readonly class: AttemptClass;
      readonly status: number | undefined;
      readonly requestId: string | undefined;
      /** In milliseconds since the Unix epoch. */
      readonly startedAt: number;
      readonly endedAt: number;
    }
  | { readonly type: "row_settled"; readonly line: number; readonly outcome: Outcome; readonly attempts: number }
  /** Answers came too late: by then another worker had claimed the rows. */
  | { readonly type: "claims_lost"; readonly count: number }
  /** All workers wait before they send more, at most an hour. */
  | { readonly type: "held"; readonly milliseconds: number; readonly reason: string }
  | { readonly type: "job_stopped"; readonly state: JobState; readonly reason: string | undefined }
  /** The database is unavailable, and the worker waits for it. */
  | { readonly type: "store_trouble"; readonly error: Error }
);

/** A listener for events. Its errors are ignored, so that it can't break a job. */
export type BulkListener = (event: BulkEvent) => void;

/** Calls a listener, and ignores its errors. */
export function tell(listener: BulkListener | undefined, event: BulkEvent): void {
  try {
    listener?.(event);
  } catch {
    // As documented at BulkListener.
  }
}
