import { tell } from "../events.ts";
import type { Consequences } from "./consequences.ts";
import type { Recorded } from "./record-endings.ts";
import type { Sent } from "./send.ts";
import type { WorkerSetup } from "./setup.ts";

/** Tells a worker's listener what was recorded. */
export function tellEndings(
  { job: { name: job }, onEvent }: Pick<WorkerSetup, "job" | "onEvent">,
  sent: readonly Sent[],
  { outcomes, lost }: Recorded,
  { hold, stop }: Consequences,
): void {
  if (onEvent === undefined) return;
  for (const { ending, answer, startedAt, endedAt } of sent) {
    const { line, history } = ending.claim;
    const { class: proven, status, requestId } = answer;
    const number = history.attempts.length;
    tell(onEvent, { type: "attempt_ended", job, line, number, class: proven, status, requestId, startedAt, endedAt });
  }
  for (const settled of outcomes) tell(onEvent, { type: "row_settled", job, ...settled });
  if (lost > 0) tell(onEvent, { type: "claims_lost", job, count: lost });
  if (hold > 0) {
    const reason = "The server asked for a pause, or is not responding.";
    tell(onEvent, { type: "held", job, milliseconds: hold, reason });
  }
  if (stop !== undefined) tell(onEvent, { type: "job_stopped", job, state: "paused", reason: stop });
}
