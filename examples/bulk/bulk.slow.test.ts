import { expect, test } from "vitest";
import { compileCommand } from "../../bulk/test/support/compile.ts";
import { killBulk } from "./kill-bulk.ts";

test("a list of links whose command is killed at random and run again is revoked, with one outcome for each", async () => {
  const { kills, revoked, ledger, code } = await killBulk([await compileCommand()], 1_000, 3);
  const outcomes = ledger
    .split("\n")
    .slice(1, -1)
    .map((line) => /\b(applied|unknown)\b(?=,)/.exec(line)?.[1]);
  expect(outcomes).toHaveLength(1_000);
  expect(outcomes.filter((outcome) => outcome === undefined)).toEqual([]);
  expect({ kills, revoked }).toEqual({ kills: 3, revoked: 1_000 });
  expect(code).toBe(outcomes.includes("unknown") ? 4 : 0);
});
