import { createMock } from "revokit/mock";
import { asMockApi, type GeneratedApi } from "../apis.ts";
import { known } from "../../known.ts";
import { mockFixtures } from "./fixtures.ts";
import type { Subject } from "./subject.ts";

/** The mock of an API, without a network, that starts again before each check. */
export function mockSubject(api: GeneratedApi): Subject {
  const mocked = asMockApi(api);
  const mock = createMock({ apis: [mocked] });
  return {
    api,
    baseUrl: known(api.facts.servers[0]),
    fixtures: mockFixtures(mocked),
    fetch: mock.fetch,
    wait: () => Promise.resolve(),
    reset: () => mock.reset(),
  };
}
