import { defaultSeed, MOCK_TOKEN, type MockApi, OTHER_TENANT_TOKEN } from "revokit/mock";
import { documentedPath } from "revokit/toolkit";
import { assertDefined } from "../../assert-defined.ts";
import { examplePath } from "./example-path.ts";
import type { Fixtures, Path, Resources } from "./fixtures.ts";
import { failingPath, mayFail } from "./suite-mock.ts";

/** What the mock of the suite holds. */
export function mockFixtures(api: MockApi): Fixtures {
  const { name, operations } = api.facts;
  const [own, other] = defaultSeed([api]).tenants.map(({ resources }) => resources?.[name]);
  const byState = (isWanted: (state: string) => boolean) =>
    assertDefined(own)
      .filter(({ state }) => isWanted(state))
      .map(({ path }) => path);
  const resources = Object.entries(operations).map(([operationId, operation]): [string, Resources] => {
    const transitions = api.behaviour?.transitions?.[operationId];
    // Without state, every resource exists and none is ever used up.
    if (transitions === undefined) return [operationId, { fresh: [examplePath(operation)] }];
    return [
      operationId,
      {
        fresh: byState((state) => state in transitions),
        spent: byState((state) => !(state in transitions)),
        foreign: assertDefined(other).map(({ path }) => path),
        unknown: unknownPaths(documentedPath(api)),
        ...(mayFail(api, operationId) && { failing: [failingPath(api)] }),
      },
    ];
  });
  return { token: MOCK_TOKEN, otherToken: OTHER_TENANT_TOKEN, operations: Object.fromEntries(resources) };
}

/** For each of a path's parameters, the path with another value of the same form that the seed has nowhere. */
function unknownPaths(path: Path): readonly Path[] {
  return Object.entries(path).map(([name, value]) => ({ ...path, [name]: value.replace(/..$/, "98") }));
}
