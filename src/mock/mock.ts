import type { Exchange } from "./exchange.ts";
import type { Fault } from "./faults.ts";
import type { MockApi } from "./mock-api.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { ResponseClass } from "./response/to-response.ts";
import type { ListenOptions, MockServer } from "./mock-server.ts";
import type { Seed } from "./state/seed.ts";
import type { Effect } from "./state/ledger.ts";
import type { Resource } from "./state/resources.ts";

/** How a mock behaves. */
export interface MockOptions {
  /** The APIs that it serves. Default: Natural and Kirim. */
  readonly apis?: readonly MockApi[];
  /** The initial state. Default: the document's example ids, with a resource in every state. */
  readonly seed?: Seed;
  /**
   * Whether operations change nothing and answer with their success example. Default: false: operations that evidently
   * create, read, change or remove a resource do so.
   */
  readonly stateless?: boolean;
  /** Faults to inject. Default: none. */
  readonly faults?: readonly Fault[];
  /** How many requests it accepts in a window of time. It answers more with 429. Default: no limit. */
  readonly rateLimit?: RateLimit;
  /** Tells the time, in milliseconds since the Unix epoch. Default: `Date.now`. */
  readonly clock?: () => number;
  /** Whether web pages of any origin may call it (CORS). Default: true. */
  readonly cors?: boolean;
  /** How many idempotency keys it keeps before it drops the oldest. Default: 10,000. */
  readonly maxKeys?: number;
  /** Whether anybody who can reach it may use `/__mock` to read its state and inject faults. Default: false. */
  readonly admin?: boolean;
  /** Called after each request to an API, e.g. to log it; not for CORS preflights and `/__mock`. Default: none. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** A mock of one or more APIs. */
export interface Mock {
  /**
   * Answers a request as `fetch` does. Pass it to a client as its `fetch`, to MSW, or to a server that takes a handler. An
   * injected reset rejects with the TypeError of Node's `fetch`. An abort rejects with its reason, but the operation may
   * still take effect, as on a real server.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /**
   * Answers a request and ignores its signal, as a server does whose client has disconnected.
   * @param responseClass the Response class to use. Default: the platform's.
   */
  readonly handle: (request: Request, responseClass?: ResponseClass) => Promise<Response>;
  /** The APIs that it serves. */
  readonly apis: readonly MockApi[];
  /** Replaces the APIs, e.g. after their documents have changed, and starts with their default seed. */
  readonly setApis: (apis: readonly MockApi[]) => void;
  /** Everything that took effect, in order. */
  readonly ledger: () => readonly Effect[];
  /** All resources and their current state. */
  readonly resources: () => readonly Resource[];
  /**
   * Restores the initial seed, or loads another one, empties the ledger and forgets all idempotency keys. Keeps the faults,
   * with what is left of their `times`, and the count of the rate limit.
   */
  readonly reset: (seed?: Seed) => void;
  /** Replaces the injected faults. Throws a RangeError if no API has a fault's operation. */
  readonly setFaults: (faults: readonly Fault[]) => void;
  /** Serves it over HTTP. Default: on a free port of 127.0.0.1. */
  readonly listen: (options?: ListenOptions) => Promise<MockServer>;
}
