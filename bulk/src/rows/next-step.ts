import { SUSPECT_REFUSALS } from "revokit/toolkit";
import type { RecordedAttempt, RowHistory } from "./history.ts";
import { isSafeToRetry } from "./safe-to-retry.ts";

/** What an operator should do about a row of unknown outcome, and whether `replay` does it without naming the row. */
export interface NextStep {
  readonly advice: string;
  readonly replayable: boolean;
}

interface NextStepRule extends NextStep {
  readonly applies: (history: RowHistory) => boolean;
}

const NEXT_STEPS: readonly NextStepRule[] = [
  {
    applies: ({ isCancelled }) => isCancelled === true,
    advice: "The job is cancelled, so the row will not be sent again: check whether it took effect.",
    replayable: false,
  },
  {
    applies: isRefusedWithKey,
    advice:
      "An attempt was refused, perhaps because an earlier one took effect, and the same key would get the same refusal: check the resource; if the call did not take effect, put the row into a new job.",
    replayable: false,
  },
  {
    applies: isSuspectRefusal,
    advice:
      "An attempt was refused, perhaps because an earlier one took effect: check the resource; if the call did not take effect, replay it with --row.",
    replayable: false,
  },
  {
    applies: (row) => row.rules.retention !== undefined && isSafeToRetry(row),
    advice: "Replay: the server still remembers the key, so the answer settles it without a second effect.",
    replayable: true,
  },
  {
    applies: isSafeToRetry,
    advice: "Replay: the method is idempotent, so another request has no second effect.",
    replayable: true,
  },
  {
    applies: ({ rules }) => rules.retention !== undefined,
    advice: "The server may no longer remember the key: check whether it took effect; if not, replay it with --row.",
    replayable: false,
  },
  {
    applies: () => true,
    advice: "A retry could take effect twice: check whether it took effect; if not, replay it with --row.",
    replayable: false,
  },
];

/** The next step for a row of unknown outcome. */
export function nextStep(history: RowHistory): NextStep {
  const found = NEXT_STEPS.find(({ applies }) => applies(history));
  if (found === undefined) throw new Error("The list of next steps must end with one that always applies.");
  return { advice: found.advice, replayable: found.replayable };
}

function isRefusedWithKey({ rules, attempts }: RowHistory): boolean {
  return rules.retention !== undefined && attempts.at(-1)?.class === "rejected";
}

/** Without a key, the refusal of a retry may be the effect of an earlier attempt. */
function isSuspectRefusal({ rules: { retention, onRepeat }, attempts }: RowHistory): boolean {
  const isSuspect = ({ status = 0 }: RecordedAttempt) => status === onRepeat || SUSPECT_REFUSALS.has(status);
  return retention === undefined && attempts.some(isSuspect);
}
