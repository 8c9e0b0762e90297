import type { openThreads } from "../threads.ts";

/** A command's dependencies, replaceable in tests. */
export interface Tools {
  readonly openThreads: typeof openThreads;
}
