import { mountPath } from "revokit/toolkit";
import { asMockApi, type DescribedApi } from "./described-api.ts";
import { mockFixtures } from "./mock-fixtures.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import { createSuiteMock } from "./suite-mock.ts";

/** The mock of an API as a server under test: without a network, and reset before each check. */
export function mockUnderTest(api: DescribedApi): ServerUnderTest {
  const mocked = asMockApi(api);
  const { mock, reset } = createSuiteMock(mocked);
  return {
    api,
    baseUrl: `http://localhost${mountPath(mocked)}`,
    fixtures: mockFixtures(mocked),
    allowsUnsafe: true,
    knowsExamples: true,
    fetch: mock.fetch,
    wait: () => Promise.resolve(),
    reset,
  };
}
