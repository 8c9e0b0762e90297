import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { sample } from "../../scripts/compile/sample.ts";
import { Deadline } from "../../scripts/compile/samples/deadline.ts";

/** As on a machine whose processor others use. */
function takes(milliseconds: number): true {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
  return true;
}

test("a check that takes a fifth of a second on a busy machine has the same result as on an idle one", () => {
  expect(new Deadline().holds(() => takes(200))).toBe(true);
});

test("a check that never ends is false, and a document full of such checks takes a few seconds", () => {
  const deadline = new Deadline();
  const start = performance.now();
  for (let count = 0; count < 50; count += 1) expect(deadline.holds(() => takes(60_000))).toBe(false);
  expect(performance.now() - start).toBeLessThan(15_000);
});

test("a pattern with catastrophic backtracking is not run on long texts", () => {
  const start = performance.now();
  expect(
    sample(
      { openapi: "3.1.1", info: { title: "Any", version: "1" } },
      { type: "string", minLength: 40, pattern: "^(a+)+b$" },
    ),
  ).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(5000);
});
