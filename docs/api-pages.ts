import { readFileSync } from "node:fs";
import { createMock, type MockApi } from "revokit/mock";
import { parse } from "yaml";
import type { ApiDocument } from "./describe.ts";
import { docsPath } from "./path.ts";

/** A page of the site that shows an HTTP API. */
export interface ApiPage {
  readonly title: string;
  /** From the root of the site. */
  readonly file: string;
  readonly api: MockApi;
  readonly document: ApiDocument;
}

/** A reference for each API that the mock serves, since that is what its requests are sent to. */
export const apiPages: readonly ApiPage[] = createMock().apis.map((api) => ({
  title: `${api.facts.title} API`,
  file: `reference/${api.facts.name}.html`,
  api,
  document: parse(readFileSync(docsPath(`../specs/${api.facts.name}.yaml`), "utf8")),
}));
