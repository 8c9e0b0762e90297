import type { openThreads } from "../threads/open-threads.ts";

/** A command's dependencies, replaceable in tests. */
export interface Dependencies {
  readonly openThreads: typeof openThreads;
}
