import { expect, test } from "vitest";
import type { Claim } from "../../src/work/claim.ts";
import { type Ending, recordEndings } from "../../src/work/record-endings.ts";

const ID = "11111111-1111-8111-8111-111111111111";

/** A row's ending after its nth claim. */
function ending(retryCount: number, isFinal: boolean): Ending {
  const answer = { class: "applied", isAttempted: true, status: 200 } as const;
  const history = { rules: { isSafeToRetry: false }, attempts: [answer], age: 0 };
  const claim: Claim = Object({ id: ID, retryCount, line: 1, args: {}, key: "k", isSettled: false, history });
  return { claim, answer, isFinal };
}

/** Records endings with an engine that names the row as settled, and returns what was stored. */
async function record(endings: readonly Ending[]) {
  const stored: { line: number }[] = [];
  const settle = (_: string, claims: readonly unknown[]) => Promise.resolve({ settled: claims.length > 0 ? [ID] : [] });
  const session = {
    engine: {},
    query: (_: string, [, , answers, outcomes]: readonly string[]) => {
      stored.push(...JSON.parse(answers ?? "[]"), ...JSON.parse(outcomes ?? "[]"));
      return Promise.resolve([]);
    },
  };
  const store = { boss: { deleteJob: settle, fail: settle } };
  return { ...(await recordEndings(Object(session), Object(store), 1, "worker", endings)), stored };
}

test.each([
  [true, true],
  [true, false],
  [false, true],
])(
  "of two endings of a row that a worker lost and got again, the late one is not recorded (final: %s, %s)",
  async (...isFinal) => {
    const endings = isFinal.map((each, retryCount) => ending(retryCount, each));
    for (const given of [endings, endings.toReversed()]) {
      const { lost, outcomes, stored } = await record(given);
      expect({ lost, outcomes: outcomes.length, stored: stored.length }).toEqual({
        lost: 1,
        outcomes: Number(isFinal[1]),
        stored: 1,
      });
    }
  },
);
