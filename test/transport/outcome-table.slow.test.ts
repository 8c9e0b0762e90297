import { describe, test } from "vitest";
import { BODIES, expectTable, METHODS } from "./outcome-table.ts";

describe.each(METHODS)("the outcome of %s", (method) => {
  test.each([
    ["with", true],
    ["without", false],
  ])("%s an idempotency key is the one in the table for every status with every body", async (_, hasKey) => {
    await expectTable(method, hasKey, () => BODIES);
  });
});
