import { administer } from "./admin.ts";
import type { Reply, Server } from "./call.ts";
import { type Exchange, exchangeOf } from "./exchange.ts";
import { createFaultList, type Fault } from "./faults.ts";
import { createKeyStore } from "./key-store.ts";
import { kirim } from "./kirim.ts";
import type { MockApi } from "./mock-api.ts";
import { natural } from "./natural.ts";
import { createRateLimiter, fullAllowance, type RateLimit, withAllowance } from "./rate-limit.ts";
import { createRouter, type Match } from "./request/route.ts";
import { respond } from "./respond.ts";
import { withHeaders } from "./response/answer.ts";
import { corsHeaders, preflight } from "./response/cors.ts";
import { errorResponse } from "./response/error-response.ts";
import { type ResponseClass, toResponse } from "./response/to-response.ts";
import type { ListenOptions, MockServer } from "./server.ts";
import { defaultSeed, type Seed } from "./state/seed.ts";
import { createStore, type Effect, type Resource } from "./state/store.ts";

/** Stands for a request target that is no URL; it leads to no operation. */
const NOWHERE = new URL("http://localhost/");

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

/** Makes a mock that answers as the descriptions of its APIs say, and keeps state. */
export function createMock(options: MockOptions = {}): Mock {
  const {
    apis = [natural, kirim],
    rateLimit,
    clock = Date.now,
    cors = true,
    maxKeys = 10_000,
    stateless = false,
  } = options;
  const initialSeed = options.seed ?? defaultSeed(apis);
  const route = createRouter(apis);
  const server: { -readonly [Name in keyof Server]: Server[Name] } = {
    store: createStore(initialSeed, clock),
    keys: createKeyStore(clock, maxKeys),
    faults: createFaultList(options.faults ?? []),
    admit: rateLimit && createRateLimiter(rateLimit, clock),
    rateLimit: rateLimit && fullAllowance(rateLimit),
    now: clock,
    stateless,
  };
  let requests = 0;

  const handle = async (request: Request, responseClass: ResponseClass = Response): Promise<Response> => {
    const started = performance.now();
    const url = URL.canParse(request.url) ? new URL(request.url) : NOWHERE;
    const administered = options.admin === true ? await administer(mock, request, url) : undefined;
    if (administered !== undefined) return toResponse({ answer: administered, truncate: false }, responseClass);
    const preflighted = cors ? preflight(request) : undefined;
    if (preflighted !== undefined) return preflighted;

    const match = route(request.method, url);
    const report = (status?: number) => options.onExchange?.(exchangeOf(request, url, match, started, status));
    try {
      const { answer, truncate } = await answerMatch(server, match, url, request, (requests += 1));
      report(answer.status);
      const { body, ...head } = cors ? withHeaders(answer, corsHeaders(request, Object.keys(answer.headers))) : answer;
      const hasBody = body !== undefined && request.method !== "HEAD";
      return toResponse({ answer: { ...head, ...(hasBody && { body }) }, truncate }, responseClass);
    } catch (error) {
      report();
      throw error;
    }
  };

  const mock: Mock = {
    fetch: async (input, init) => {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal.throwIfAborted();
      return abortable(handle(request), request.signal);
    },
    handle,
    apis,
    ledger: () => server.store.ledger(),
    resources: () => server.store.resources(),
    reset: (seed = initialSeed) => {
      server.store = createStore(seed, clock);
      server.keys.clear();
    },
    setFaults: (faults) => server.faults.set(faults),
    listen: async (listenOptions) => {
      const { listen } = await import("#mock-server");
      return listen(mock, listenOptions);
    },
  };
  return mock;
}

/** Answers a request that was routed: its operation's answer, or 405 with `Allow`, or 404. */
async function answerMatch(server: Server, match: Match, url: URL, request: Request, number: number): Promise<Reply> {
  if (match.kind === "operation") return respond(server, { ...match, url, request, number });
  const allow = match.kind === "method" ? match.allow.join(", ") : "";
  const error =
    match.kind === "method"
      ? {
          status: 405,
          because: `The path is documented, the method is not. Allowed: ${allow}.`,
          headers: { Allow: allow },
        }
      : { status: 404, because: "No operation has this path." };
  const answer = errorResponse(match.api, undefined, error, number);
  return { answer: withAllowance(answer, server.rateLimit, server.now()), truncate: false };
}

function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
