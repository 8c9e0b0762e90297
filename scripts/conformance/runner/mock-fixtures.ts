import { defaultSeed, MOCK_TOKEN, type MockApi, OTHER_TENANT_TOKEN } from "revokit/mock";
import type { OperationFacts } from "revokit";
import { collectionsOf, documentedPath } from "revokit/toolkit";
import { assertDefined } from "../../assert-defined.ts";
import { documentsNotFound } from "../checks/support/applies.ts";
import { unlikelyPath } from "../values/unlikely-path.ts";
import { examplePath } from "./example-path.ts";
import type { Fixtures, Path, Resources } from "./fixtures.ts";
import { failingPath, mayFail } from "./suite-mock.ts";

/** The fixtures of the suite's mock. */
export function mockFixtures(api: MockApi): Fixtures {
  const { name, operations } = api.facts;
  const [own, other] = defaultSeed([api]).tenants.map(({ resources }) => resources?.[name]);
  const byState = (isWanted: (state: string) => boolean) =>
    assertDefined(own)
      .filter(({ state }) => isWanted(state))
      .map(({ path }) => path);
  const resources = Object.entries(operations).map(([operationId, operation]): [string, Resources] => {
    const transitions = api.behaviour?.transitions?.[operationId];
    // Without states, nothing is ever used up.
    if (transitions === undefined) {
      const unknown = unknownItem(api, operationId, operation);
      return [operationId, { fresh: [examplePath(operation)], ...(unknown && { unknown: [unknown] }) }];
    }
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

/** A path to no item of the operation's collection; `undefined` if every path has one, or if PUT creates what is missing. */
function unknownItem(api: MockApi, operationId: string, operation: OperationFacts): Path | undefined {
  const { role = "list" } = collectionsOf(api).get(operationId) ?? {};
  const isCreated = role === "replace" && "201" in operation.responses;
  const isLookedUp = ["read", "replace", "update", "delete"].includes(role) && documentsNotFound(operation);
  return isLookedUp && !isCreated && api.behaviour === undefined ? unlikelyPath(operation) : undefined;
}

/** For each of a path's parameters, the path with another value of the same form that is not in the seed. */
function unknownPaths(path: Path): readonly Path[] {
  return Object.entries(path).map(([name, value]) => ({ ...path, [name]: value.replace(/..$/, "98") }));
}
