import type { Call } from "../api/call.ts";
import type { BulkListener } from "../events.ts";
import type { JobRecord } from "../job/job-record.ts";
import type { Store } from "../store/store.ts";

/** What a worker works on, and its settings. */
export interface WorkerSetup {
  readonly store: Store;
  readonly job: JobRecord;
  readonly call: Call;
  /** The gate that its requests pass. */
  readonly gate: string;
  /** How many rows it may hold at once. */
  readonly concurrency: number;
  /** After how many seconds of silence its rows are released. */
  readonly heartbeat: number;
  /** Whether it waits while the job is paused. */
  readonly waitsWhilePaused: boolean;
  readonly signal: AbortSignal;
  readonly onEvent: BulkListener | undefined;
}
