import { createMock } from "revokit/mock";
import { asMockApi, type DescribedApi } from "../apis.ts";
import { assertDefined } from "../../assert-defined.ts";
import { mockFixtures } from "./fixtures.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

/** The mock of an API, without a network, that starts again before each check. */
export function mockUnderTest(api: DescribedApi): ServerUnderTest {
  const mocked = asMockApi(api);
  const mock = createMock({ apis: [mocked] });
  return {
    api,
    baseUrl: assertDefined(api.facts.servers[0]),
    fixtures: mockFixtures(mocked),
    allowsUnsafe: true,
    fetch: mock.fetch,
    wait: () => Promise.resolve(),
    reset: () => mock.reset(),
  };
}
