import { expect, test } from "vitest";
import type { CallStatement } from "./calls.ts";
import { judge } from "./judge.ts";
import { Ledger } from "./ledger.ts";

test("two keys, too many requests, a second effect or a call that never ends is a problem", () => {
  const server = new Ledger();
  for (const [call, key] of [
    [0, "a"],
    [0, "b"],
    [1, "c"],
    [1, "c"],
    [1, "c"],
    [1, "c"],
  ] as const)
    server.arrive(call, key);
  server.applied.set(2, 2);
  const statements: CallStatement[] = [
    { call: 0, outcome: "unknown" },
    { call: 1, outcome: "unknown" },
    { call: 2, outcome: "applied" },
    { call: 3, problem: "never ended" },
  ];

  const { problems, falseOutcomes, twice } = judge(statements, server, { maxRequests: 3, once: true });
  expect(falseOutcomes).toEqual([]);
  expect(problems).toEqual([
    "call 0 used 2 idempotency keys",
    "call 1 sent 4 requests",
    "call 2 was carried out 2 times",
    "call 3 never ended",
  ]);
  expect(twice).toBe(1);
});
