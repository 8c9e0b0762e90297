import { describe, expect, test, vi } from "vitest";
import { run } from "../../scripts/torture/command.ts";
import { kirim, natural, type TorturedApi } from "../../scripts/torture/apis.ts";
import { findLeaks, NOISE } from "../../scripts/torture/leaks.ts";
import { torture } from "../../scripts/torture/run.ts";
import { runHere } from "../support/run-here.ts";

// Each test is hundreds of calls.
vi.setConfig({ testTimeout: 30_000 });

for (const api of [kirim, natural]) {
  describe(`calls to ${api.name} that fate strikes at random`, () => {
    test("say of themselves what the server's ledger says of them", async () => {
      const { calls, table, disagreements } = await torture(api, 300, 7);

      const { applied, rejected, not_sent, unknown } = table;
      expect(disagreements).toEqual([]);
      expect([applied.not, rejected.applied, not_sent.applied]).toEqual([0, 0, 0]);
      expect(applied.applied + rejected.not + not_sent.not + unknown.applied + unknown.not).toBe(calls);
      // Or else nothing was put to the test.
      for (const count of [applied.applied, rejected.not, not_sent.not, unknown.applied, unknown.not]) {
        expect(count).toBeGreaterThan(0);
      }
    });

    test("leave no handle, no listener and no memory behind", async () => {
      const { handles, listeners, heap } = await findLeaks(api, 300);

      expect(handles).toEqual([]);
      expect(listeners).toBe(0);
      expect(heap).toBeLessThan(NOISE);
    });
  });
}

test("calls that say the same whatever happens are found out", async () => {
  for (const claim of ["applied", "rejected", "not_sent"] as const) {
    const { disagreements } = await torture(claiming(kirim, claim), 40, 7);

    expect(disagreements, claim).not.toEqual([]);
  }
});

test("npm run torture tells of both APIs what became of the calls, and that none said what is not true", async () => {
  const { code, stdout } = await runHere(() => run(["40", "7"]));

  for (const { name } of [kirim, natural]) {
    expect(stdout).toMatch(new RegExp(`\\n${name}: 40 calls, \\d+ requests, [\\d.]+ s, seed 7\\n`));
    expect(stdout).toContain(`${name}: left behind by 40 calls:`);
  }
  expect(stdout.match(/No call said what is not true\./g)).toHaveLength(2);
  expect(code).toBe(0);
});

/** An API whose calls all claim the same. */
function claiming(api: TorturedApi, outcome: "applied" | "rejected" | "not_sent"): TorturedApi {
  return {
    ...api,
    create(options) {
      const revoke = api.create(options);
      return async (resource, given) => {
        const { onEvent } = given;
        const report = await revoke(resource, {
          ...given,
          onEvent: (event) => onEvent?.(event.type === "call_ended" ? { ...event, outcome } : event),
        });
        return { ...report, outcome };
      };
    },
  };
}
