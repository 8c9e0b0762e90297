import { createMock, type MockApi } from "revokit/mock";

/** A page of the site beside the manual. */
export interface Link {
  readonly title: string;
  /** From the root of the site. */
  readonly file: string;
  readonly api: MockApi;
}

/** A reference for each API that the mock serves, for that is what its requests are sent to. */
export const links: readonly Link[] = createMock().apis.map((api) => ({
  title: `${api.facts.title} API`,
  file: `reference/${api.facts.name}.html`,
  api,
}));
