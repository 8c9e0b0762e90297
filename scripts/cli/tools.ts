import type { openThreads } from "../threads.ts";

/** What a command works with, for tests to replace. */
export interface Tools {
  readonly openThreads: typeof openThreads;
}
