import type { Answer, Call } from "../api/call.ts";
import { AFTER_ATTEMPT, decide } from "../rows/decisions.ts";
import { stateAfterAttempt } from "../rows/states.ts";
import type { Claim } from "./claim.ts";
import type { Ending } from "./record-endings.ts";

/** How a claim ended, and what that means for the other rows. */
export interface Sent {
  readonly ending: Ending;
  readonly answer: Answer;
  /** Why the job must stop; absent if it need not. */
  readonly stop?: string | undefined;
  readonly startedAt: number;
  readonly endedAt: number;
}

const NOT_ATTEMPTED: Answer = { class: "not_sent", isAttempted: false };

/**
 * Sends a row whose attempt is recorded, unless so much time has passed that another worker may have taken it: a
 * process can be frozen between any two instructions.
 * @param isFresh whether the claim is certainly still this worker's
 */
export async function sendRow(call: Call, claim: Claim, isFresh: () => boolean): Promise<Sent> {
  const startedAt = Date.now();
  const answer = isFresh() ? await call(claim.args, claim.key) : NOT_ATTEMPTED;
  return { ...conclude(claim, answer), answer, startedAt, endedAt: Date.now() };
}

/** What an answer means for its row, and whether the job must stop. */
function conclude(claim: Claim, answer: Answer): Pick<Sent, "ending" | "stop"> {
  const history = { ...claim.history, attempts: [...claim.history.attempts, answer] };
  const ended: Claim = { ...claim, history };
  if (answer.clientError !== undefined) {
    // The row has passed the checks, so the client's settings are wrong, for every row.
    return { ending: { claim: ended, answer, isFinal: false }, stop: answer.clientError };
  }
  return {
    ending: { claim: ended, answer, isFinal: stateAfterAttempt(history) !== "planned" },
    stop: decide(AFTER_ATTEMPT, history) === "stop" ? reasonOf(answer) : undefined,
  };
}

function reasonOf({ status }: Answer): string {
  if (status === 401) return "The server refuses the credential (401): set the right one, then resume.";
  return `The server refuses access (${status}): check the account's permissions, then resume. A row that is refused again is rejected.`;
}
