import { describe, expect, test } from "vitest";
import { runHere } from "../support/run-here.ts";
import { run } from "./command.ts";
import { toTerminal } from "./report.ts";

const fewCalls = ["--calls", "200", "--seed", "7", "--only", "Kirim"];

test("fault injection reports the outcomes and finds no false one", async () => {
  const { code, stdout } = await runHere(() => run(fewCalls));

  expect(stdout).toMatch(/\n {2}Kirim, no key +Node\.js \d+ +40 +\d+ .* 0 +0\n/);
  expect(stdout).toContain("  Kirim: no handle, 0 listeners, ");
  expect(stdout).toMatch(/\n40 calls in [\d.]+ s, seed 7: 0 false outcomes\n$/);
  expect(code).toBe(0);
});

test("--json prints one object", async () => {
  const { code, stdout } = await runHere(() => run([...fewCalls, "--json"]));

  expect(JSON.parse(stdout)).toMatchObject({
    seed: 7,
    rows: [{ world: "Kirim, no key", verdict: { calls: 40, falseOutcomes: [], problems: [] } }],
    assumed: [],
    leftovers: [{ api: "Kirim", listeners: 0 }],
  });
  expect(code).toBe(0);
});

test("--help prints the usage and makes no call", async () => {
  const { code, stdout } = await runHere(() => run(["--help"]));

  expect(stdout).toContain("Usage: npx tsx test/fault-injection/main.ts [options]\n");
  expect(stdout).not.toContain("false outcomes");
  expect(code).toBe(0);
});

describe("a usage error has exit code 2 and says what to do", () => {
  test.each([
    [["--calls", "many"], '--calls must be a whole number from 1 to 1000000000, not "many".\n'],
    [["--calls", "0"], '--calls must be a whole number from 1 to 1000000000, not "0".\n'],
    [["--seed", "1.5"], '--seed must be a whole number from 0 to 2147483648, not "1.5".\n'],
    [["--only", "Atari"], '--only: no world and no runtime has "Atari" in its name.\n'],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await runHere(() => run(args));

    expect([code, stdout, stderr]).toEqual([2, "", message]);
  });

  test.each([
    [["100"], "Too many arguments. Expected 0 arguments but got 1."],
    [["--call", "1"], "Unknown option '--call'. Did you mean --calls?"],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await runHere(() => run(args));

    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

describe("a report", () => {
  const outcomes = {
    applied: { applied: 3, not: 0 },
    accepted: { applied: 0, not: 0 },
    rejected: { applied: 6, not: 1 },
    not_sent: { applied: 0, not: 0 },
    unknown: { applied: 1, not: 1 },
  };
  const falseOutcomes = [1, 2, 3, 4, 5, 6].map((call) => `call ${call} says rejected`);
  const verdict = { calls: 12, requests: 14, outcomes, twice: 1, falseOutcomes, problems: [] };
  const rows = [
    { world: "a world", runtime: "Node.js 20", verdict },
    { world: "a world", runtime: "Bun" },
  ];
  const report = { seed: 1, duration: 1500, rows, assumed: [], leftovers: [] };

  test("has a line for each world that was run, with its false outcomes", () => {
    expect(toTerminal(report, false)).toMatchInlineSnapshot(`
      "What calls said: how many, and of these how many the server's ledger has as carried out
        world    runtime       calls  requests  applied  accepted  rejected  not_sent  unknown  twice  false
        a world  Node.js 20       12        14    3 (3)         0     7 (6)         0    2 (1)      1      6
        a world  Bun         not run
        a world, Node.js 20: call 1 says rejected
        a world, Node.js 20: call 2 says rejected
        a world, Node.js 20: call 3 says rejected
        a world, Node.js 20: call 4 says rejected
        a world, Node.js 20: call 5 says rejected
        a world, Node.js 20: and 1 more

      12 calls in 1.5 s, seed 1: 6 false outcomes
      "
    `);
  });

  test("has colors only on a terminal that supports them", () => {
    expect(toTerminal(report, false)).not.toContain("\u001b");
    expect(toTerminal(report, true)).toContain("\u001b[31m");
  });
});
