import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadApis } from "../../scripts/conformance/apis.ts";
import { createBenches } from "../../scripts/mutate/benches.ts";
import { clientFaults } from "../../scripts/mutate/client/faults.ts";
import { canBePlanted, tryClientFault } from "../../scripts/mutate/client/plant.ts";
import { serverFaults } from "../../scripts/mutate/server/faults.ts";
import { tryServerFault } from "../../scripts/mutate/server/plant.ts";
import { repositoryPath } from "../support/repository.ts";

/** Every so many faults of a catalogue: `npm run mutate` plants them all. */
function sample<T>(faults: readonly T[], every: number): readonly T[] {
  return faults.filter((_, index) => index % every === 0);
}

const apis = await loadApis();
const benches = await createBenches(apis);

describe("the suite finds a server that", () => {
  const planted = apis.flatMap((api) => {
    const [operation] = Object.values(api.contract.operations);
    const possible = serverFaults.filter(({ appliesTo }) => operation && appliesTo?.(operation) !== false);
    return sample(possible, 5).map((fault) => ({ api, fault }));
  });
  for (const { api, fault } of planted) {
    test(`${fault.name} (${api.contract.name})`, async () => {
      expect((await tryServerFault(api, fault)).foundBy).not.toEqual([]);
    });
  }
});

describe("the suite finds a client that", () => {
  for (const fault of sample(clientFaults, 12)) {
    test(
      fault.name,
      async () => {
        expect((await tryClientFault(benches, fault)).foundBy).not.toEqual([]);
      },
      30_000,
    );
  }
});

test("each fault of the client has its place in the source", () => {
  const lost = clientFaults.filter(
    (fault) => !canBePlanted(readFileSync(repositoryPath(`src/${fault.file}`), "utf8"), fault),
  );
  expect(lost.map(({ name }) => name)).toEqual([]);
});

test("the suite finds nothing in a copy of the client without a fault", async () => {
  expect((await tryClientFault(benches)).foundBy).toEqual([]);
}, 30_000);
