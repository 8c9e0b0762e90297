import type { RowArgs } from "../api/call.ts";
import type { RowHistory } from "../rows/history.ts";

/** What the engine stores about a row. */
export interface Delivery {
  readonly line: number;
  /** Whether an operator asked for one more attempt of this row. */
  readonly isForced?: boolean;
}

/** A row that this worker has claimed, and its claim. */
export interface Claim {
  /** The id of the engine's job: the row's key, or a random id for a replayed row. */
  readonly id: string;
  /** The number of earlier claims: together with the id, it identifies this claim. */
  readonly retryCount: number;
  readonly line: number;
  readonly args: RowArgs;
  readonly key: string;
  /** Without the attempt that is about to be made. */
  readonly history: RowHistory;
  /** Whether its outcome is already recorded: by a slow worker, before this claim. */
  readonly isSettled: boolean;
}

/** Rows that a worker has claimed. */
export interface Claimed {
  /** To be sent now: their attempts are recorded. */
  readonly toSend: readonly Claim[];
  /** To be settled without another attempt. */
  readonly toSettle: readonly Claim[];
}

/** Nothing is claimed. */
export const NO_ROWS: Claimed = { toSend: [], toSettle: [] };
