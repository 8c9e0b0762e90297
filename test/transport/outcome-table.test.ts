import { describe, test } from "vitest";
import { BODIES, expectSameWithRetryAfter, expectTable, IN_PROGRESS, METHODS } from "./outcome-table.ts";

describe.each(METHODS)("the outcome of %s", (method) => {
  test.each([
    ["with", true],
    ["without", false],
  ])("%s an idempotency key is the one in the table for every status", async (_, hasKey) => {
    // The statuses take the bodies in turn, except the one whose body matters; `outcome-table.slow.test.ts` tries all.
    await expectTable(method, hasKey, (status) =>
      status === IN_PROGRESS ? BODIES : [BODIES[Math.abs(Math.trunc(status)) % BODIES.length] ?? "empty"],
    );
  });

  test("does not depend on Retry-After", () => expectSameWithRetryAfter(method));
});
