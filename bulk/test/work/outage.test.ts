import { expect, test } from "vitest";
import type { Call } from "../../src/api/call.ts";
import type { Claim } from "../../src/work/claim.ts";
import { consequencesOf } from "../../src/work/consequences.ts";
import { Outage } from "../../src/work/outage.ts";
import { sendRow } from "../../src/work/send.ts";

const claim: Claim = {
  ...{ id: "11111111-1111-8111-8111-111111111111", retryCount: 0, line: 1, args: {}, key: "k", isSettled: false },
  history: { rules: { idempotent: true }, attempts: [], age: 0 },
};

const refuseConnection: Call = () => Promise.resolve({ class: "not_sent", isAttempted: true });

/** How long workers must wait after this many rows, in milliseconds. */
async function holdAfter(count: number, isFresh: boolean, outage = new Outage()): Promise<number> {
  const rows = Array.from({ length: count }, () => sendRow(refuseConnection, claim, () => isFresh));
  return consequencesOf(await Promise.all(rows), undefined, outage).hold;
}

test("ten calls in a row without a response make all workers wait for a second", async () => {
  expect([await holdAfter(9, true), await holdAfter(10, true)]).toEqual([0, 1_000]);
});

test("a 429 makes all workers wait as long as it asks, also if it may answer a copy of the request", async () => {
  for (const proven of ["throttled", "maybe"] as const) {
    const call: Call = () => Promise.resolve({ class: proven, isAttempted: true, status: 429, retryAfter: 30_000 });
    const sent = await sendRow(call, claim, () => true);
    expect(consequencesOf([sent], undefined, new Outage()).hold).toBe(30_000);
  }
});

test("rows that were not sent because their claim was too old make nobody wait", async () => {
  expect(await holdAfter(20, false)).toBe(0);
});

test("rows that were not sent neither count as an outage nor end one", async () => {
  const outage = new Outage();
  const holds = [await holdAfter(9, true, outage), await holdAfter(5, false, outage), await holdAfter(1, true, outage)];
  expect(holds).toEqual([0, 0, 1_000]);
});
