import { administer } from "./admin.ts";
import type { Reply, Server } from "./call.ts";
import { exchangeOf } from "./exchange.ts";
import { createFaultList } from "./faults.ts";
import { createKeyStore } from "./key-store.ts";
import { kirim } from "./kirim.ts";
import type { Mock, MockOptions } from "./mock.ts";
import { natural } from "./natural.ts";
import { createRateLimiter, fullAllowance, withAllowance } from "./rate-limit.ts";
import { createRouter, type Match } from "./request/route.ts";
import { respond } from "./respond.ts";
import { withHeaders } from "./response/answer.ts";
import { corsHeaders, preflight } from "./response/cors.ts";
import { errorResponse } from "./response/error-response.ts";
import { type ResponseClass, toResponse } from "./response/to-response.ts";
import { defaultSeed } from "./state/seed.ts";
import { createStore } from "./state/store.ts";

/** Replaces a request target that is not a valid URL; no operation matches it. */
const NOWHERE = new URL("http://localhost/");

/** Creates a stateful mock that answers as its APIs' documents say. */
export function createMock(options: MockOptions = {}): Mock {
  const { rateLimit, clock = Date.now, cors = true, maxKeys = 10_000, stateless = false } = options;
  let { apis = [natural, kirim] } = options;
  let initialSeed = options.seed ?? defaultSeed(apis);
  let route = createRouter(apis);
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
    get apis() {
      return apis;
    },
    setApis: (changed) => {
      apis = changed;
      initialSeed = defaultSeed(apis);
      route = createRouter(apis);
      mock.reset();
    },
    ledger: () => server.store.ledger.list(),
    resources: () => server.store.resources.list(),
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

/** Answers a routed request: the operation's answer, 405 with `Allow`, or 404. */
async function answerMatch(server: Server, match: Match, url: URL, request: Request, number: number): Promise<Reply> {
  if (match.kind === "operation") return respond(server, { ...match, url, request, number });
  const allow = match.kind === "method" ? match.allow.join(", ") : "";
  const error =
    match.kind === "method"
      ? {
          status: 405,
          because: `The path is documented, but the method is not. Allowed: ${allow}.`,
          headers: { Allow: allow },
        }
      : { status: 404, because: "No operation has this path." };
  const answer = errorResponse(match.api, undefined, error, number);
  return { answer: withAllowance(answer, server.rateLimit, server.now()), truncate: false };
}

/** Settles as the promise does, unless the signal is aborted first: then rejects with the signal's reason, as `fetch` does. */
async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    const settled = await Promise.race([promise.then((value) => ({ value })), aborted]);
    if (settled === undefined) signal.throwIfAborted();
    return settled === undefined ? await promise : settled.value;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
