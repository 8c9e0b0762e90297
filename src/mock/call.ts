import type { Answer } from "./answer.ts";
import type { Target } from "./api.ts";
import type { FaultList } from "./faults.ts";
import type { KeyStore } from "./idempotency.ts";
import type { Allowance } from "./rate-limit.ts";
import type { Store } from "./store.ts";

/** What the answers to all requests share. */
export interface Server {
  readonly store: Store;
  readonly keys: KeyStore;
  readonly faults: FaultList;
  readonly admit: ((credential: string) => Allowance) | undefined;
  readonly now: () => number;
}

/** A request that has found its operation. */
export interface Call {
  readonly target: Target;
  readonly path: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly request: Request;
  /** Counts all requests, so that each has a request id of its own. */
  readonly number: number;
}

/** An answer, and whether it breaks off in the middle. */
export interface Reply {
  readonly answer: Answer;
  readonly truncate: boolean;
}

/** Who makes a call. */
export interface Caller {
  readonly credential: string;
  readonly tenant: string;
}
