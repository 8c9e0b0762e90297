import { createMock } from "revokit/mock";
import { asMockApi, type DescribedApi } from "../apis.ts";
import { known } from "../../known.ts";
import { mockFixtures } from "./fixtures.ts";
import type { Subject } from "./subject.ts";

/** The mock of an API, without a network, that starts again before each check. */
export function mockSubject(api: DescribedApi): Subject {
  const mocked = asMockApi(api);
  const mock = createMock({ apis: [mocked] });
  return {
    api,
    baseUrl: known(api.facts.servers[0]),
    fixtures: mockFixtures(mocked),
    allowsUnsafe: true,
    fetch: mock.fetch,
    wait: () => Promise.resolve(),
    reset: () => mock.reset(),
  };
}
