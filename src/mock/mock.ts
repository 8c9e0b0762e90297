import type { Exchange } from "./exchange.ts";
import type { Fault } from "./faults.ts";
import type { MockApi } from "./mock-api.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { ResponseClass } from "./response/to-response.ts";
import type { ListenOptions, MockServer } from "./mock-server.ts";
import type { Seed } from "./state/seed.ts";
import type { Effect, Resource } from "./state/store.ts";

/** How a mock behaves. */
export interface MockOptions {
  /** The APIs that it serves. Default: Natural and Kirim. */
  readonly apis?: readonly MockApi[];
  /** What it starts with. Default: the spec's own ids, with a resource in every state. */
  readonly seed?: Seed;
  /**
   * Whether operations change nothing: each answers its success example. Default: false, resources that a document makes evident
   * are created, read, changed and removed.
   */
  readonly stateless?: boolean;
  /** Failures to stage. Default: none. */
  readonly faults?: readonly Fault[];
  /** Default: no limit. */
  readonly rateLimit?: RateLimit;
  /** The time, in milliseconds since the Unix epoch. Default: `Date.now`. */
  readonly clock?: () => number;
  /** Whether web pages of any origin may use it. Default: true. */
  readonly cors?: boolean;
  /** How many idempotency keys it remembers before it forgets the oldest. Default: 10,000. */
  readonly maxKeys?: number;
  /** Whether `/__mock` can be used to look into it and to stage faults, by anybody who can reach it. Default: false. */
  readonly admin?: boolean;
  /** Called after each request, e.g. to log it. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** A mock of one or more APIs. */
export interface Mock {
  /**
   * Answers a request, as `fetch` does: give it to a client as its `fetch`, to MSW, or to any server that takes one. A
   * staged reset rejects with the TypeError of Node's own `fetch`; an abort rejects with its reason, though what was
   * asked for may still take effect, as it does on a real server.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /**
   * Answers a request without regard to its signal: for a server, whose work a lost client does not stop.
   * @param responseClass the class of the responses to make. Default: the platform's.
   */
  readonly handle: (request: Request, responseClass?: ResponseClass) => Promise<Response>;
  /** The APIs that it serves. */
  readonly apis: readonly MockApi[];
  /** Serves other APIs from now on, e.g. after their documents have changed. It starts again, with their default seed. */
  readonly setApis: (apis: readonly MockApi[]) => void;
  /** What took effect, in its order. */
  readonly ledger: () => readonly Effect[];
  /** Every resource in its present state. */
  readonly resources: () => readonly Resource[];
  /** Starts again: with the seed it was made with, or with another, and with no idempotency key remembered. */
  readonly reset: (seed?: Seed) => void;
  /** Stages other failures in place of those staged so far. */
  readonly setFaults: (faults: readonly Fault[]) => void;
  /** Serves it over HTTP. Default: on a free port of 127.0.0.1. */
  readonly listen: (options?: ListenOptions) => Promise<MockServer>;
}
