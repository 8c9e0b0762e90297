import type { Answer } from "../api/call.ts";

/** This many calls in a row whose attempts got no response count as an outage. */
const IN_A_ROW = 10;
const MAX_PAUSE = 60_000;

/** Detects that a server is down, so that workers don't try row after row. */
export class Outage {
  #unanswered = 0;

  /**
   * Records an answer. Returns how long all workers should wait, in milliseconds: a second after `IN_A_ROW` calls without a
   * response, and twice as long after each further `IN_A_ROW`. A call without an attempt does not count.
   */
  note({ status, isAttempted }: Answer): number {
    if (!isAttempted) return 0;
    this.#unanswered = status === undefined ? this.#unanswered + 1 : 0;
    if (this.#unanswered === 0 || this.#unanswered % IN_A_ROW !== 0) return 0;
    return Math.min(MAX_PAUSE, 1_000 * 2 ** (this.#unanswered / IN_A_ROW - 1));
  }
}
