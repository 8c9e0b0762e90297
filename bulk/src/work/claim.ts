import type { RowArgs } from "../api/call.ts";
import type { RowHistory } from "../rows/history.ts";

/** A row that this worker has been handed, and the claim that it holds on it. */
export interface Claim {
  /** The engine's job: the row's key, or a random id where the row is replayed. */
  readonly id: string;
  /** How many claims on it there were before: together with the id, it identifies this claim. */
  readonly retryCount: number;
  readonly line: number;
  readonly args: RowArgs;
  readonly key: string;
  /** Without the attempt that is about to be made. */
  readonly history: RowHistory;
  /** Whether its outcome is recorded already: by a worker that was slow, before this claim. */
  readonly isSettled: boolean;
}

/** What the engine keeps of a row. */
export interface Delivery {
  readonly line: number;
  /** Whether an operator asked for one more attempt at this very row. */
  readonly isForced?: boolean;
}
