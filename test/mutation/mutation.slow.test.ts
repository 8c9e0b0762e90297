import { describe, expect, test } from "vitest";
import { loadApis } from "../support/generated-apis.ts";
import { createBenches } from "./benches.ts";
import { assertDefined } from "../../scripts/assert-defined.ts";
import { clientFaults } from "./client/catalog.ts";
import { tryClientFault } from "./client/plant.ts";
import { report } from "./report.ts";
import { listTrials } from "./trials.ts";
import { repositoryPath } from "../support/repository.ts";
import { runHere } from "../support/run-here.ts";

const trials = await listTrials();

describe("the suite finds a server that", () => {
  const ofServers = trials.filter(({ party }) => party === "server");
  // Each fault on one API that it applies to, in turns; `npm run mutate` plants it in all of them.
  for (const [index, fault] of [...new Set(ofServers.map((trial) => trial.fault))].entries()) {
    const possible = ofServers.filter((trial) => trial.fault === fault);
    const trial = possible[index % possible.length];
    test(`${fault} (${trial?.api})`, async () => {
      expect((await trial?.run())?.foundBy).not.toEqual([]);
    });
  }
});

describe("the suite finds a client that", () => {
  // A sample: `npm run mutate` plants them all.
  const sample = trials.filter(({ party }) => party === "client").filter((_, index) => index % 12 === 0);
  for (const { fault, run } of sample) {
    test(fault, async () => {
      expect((await run()).foundBy).not.toEqual([]);
    });
  }
});

test.each(clientFaults)("the fault $name replaces an existing export", async ({ file, exported }) => {
  const module: object = await import(repositoryPath(`src/${file}`));
  expect(Reflect.get(module, exported)).toBeTypeOf("function");
});

test("all faults of the client have different names", () => {
  expect(new Set(clientFaults.map(({ name }) => name)).size).toBe(clientFaults.length);
});

test("the suite finds nothing in an unchanged copy of the client", async () => {
  const benches = await createBenches(await loadApis());
  expect((await tryClientFault(benches)).foundBy).toEqual([]);
});

test("a fault whose export is missing is an error, not a finding", async () => {
  const lost = { name: "is lost", file: "index.ts", exported: "nobody", change: (original: unknown) => original };
  await expect(tryClientFault([], lost)).rejects.toThrow('"is lost" can\'t be planted: src/index.ts has no nobody.');
});

test("a missing requirement of a check is an error", () => {
  expect(assertDefined(0)).toBe(0);
  expect(() => assertDefined(undefined)).toThrow("missing");
});

describe("npm run mutate", () => {
  const trial = (fault: string, ...foundBy: readonly string[]) => ({
    run: () => Promise.resolve({ party: "server" as const, api: "kirim", fault, foundBy }),
  });

  test("reports which check found each fault", async () => {
    const { code, stdout } = await runHere(() => report([trial("is wrong", "a check"), trial("is odd", "one", "two")]));

    expect(stdout).toMatch(/^✓ server kirim +is wrong\n {2}a check\n✓ server kirim +is odd\n {2}one, and 1 more\n/);
    expect(stdout).toMatch(/\n2 of 2 planted faults were found\.\n$/);
    expect(code).toBe(0);
  });

  test("is in color on a terminal", async () => {
    const { stdout } = await runHere(() => report([trial("is wrong", "a check"), trial("is sly")]), { isTTY: true });

    expect(stdout).toMatch(/^\u001b\[32m✓\u001b.*\n.*\n\u001b\[31m✗ missed\u001b/);
  });

  test("fails if a fault was not found", async () => {
    const { code, stdout } = await runHere(() => report([trial("is wrong", "a check"), trial("is sly")]));

    expect(stdout).toMatch(/\n✗ missed server kirim +is sly\n\n1 of 2 planted faults were found\.\n$/);
    expect(code).toBe(1);
  });
});
