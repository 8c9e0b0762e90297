import { onAbort } from "../transport/abort.ts";
import { administer } from "./admin.ts";
import type { MockContext } from "./call.ts";
import { createFaultList, type Fault } from "./faults.ts";
import { handleRequest } from "./handle-request.ts";
import { createKeyStore } from "./key-store.ts";
import { kirim } from "./kirim.ts";
import type { Mock, MockOptions } from "./mock.ts";
import type { MockApi } from "./mock-api.ts";
import { natural } from "./natural.ts";
import { createRateLimiter, fullAllowance } from "./rate-limit.ts";
import { createRouter } from "./request/route.ts";
import { type ResponseClass, toResponse } from "./response/to-response.ts";
import { defaultSeed } from "./state/seed.ts";
import { createStore } from "./state/store.ts";

/** Replaces a request target that is not a valid URL; no operation matches it. */
const NOWHERE = new URL("http://localhost/");

/**
 * Creates a stateful mock that answers as its APIs' documents say.
 * @throws RangeError for a fault of an operation that no API has
 */
export function createMock(options: MockOptions = {}): Mock {
  const { rateLimit, clock = Date.now, cors = true, maxKeys = 10_000, stateless = false, onExchange } = options;
  let { apis = [natural, kirim] } = options;
  let initialSeed = options.seed ?? defaultSeed(apis);
  let route = createRouter(apis);
  const server: { -readonly [Name in keyof MockContext]: MockContext[Name] } = {
    store: createStore(initialSeed, clock),
    keys: createKeyStore(clock, maxKeys),
    faults: createFaultList(known(options.faults ?? [], apis)),
    admit: rateLimit && createRateLimiter(rateLimit, clock),
    rateLimit: rateLimit && fullAllowance(rateLimit),
    now: clock,
    stateless,
  };
  let requests = 0;
  const nextNumber = () => (requests += 1);

  const handle = async (request: Request, responseClass: ResponseClass = Response): Promise<Response> => {
    const url = URL.canParse(request.url) ? new URL(request.url) : NOWHERE;
    const administered = options.admin === true ? await administer(mock, request, url) : undefined;
    if (administered !== undefined) return toResponse({ answer: administered, truncate: false }, responseClass);
    // A request that is still running at a reset must not change the state after it.
    return handleRequest({ server: { ...server }, route, cors, onExchange, nextNumber }, request, url, responseClass);
  };

  const mock: Mock = {
    fetch: async (input, init) => {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal.throwIfAborted();
      return rejectOnAbort(handle(request), request.signal);
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
    setFaults: (faults) => server.faults.set(known(faults, apis)),
    listen: async (listenOptions) => {
      const { listen } = await import("#mock-server");
      return listen(mock, listenOptions);
    },
  };
  return mock;
}

/** The faults, if their operations exist: a test must not pass because its fault was never injected. */
function known(faults: readonly Fault[], apis: readonly MockApi[]): readonly Fault[] {
  const operations = apis.flatMap(({ facts }) => Object.keys(facts.operations));
  for (const { operationId } of faults) {
    if (operationId === undefined || operations.includes(operationId)) continue;
    throw new RangeError(`A fault's operation is none of the mock's: ${JSON.stringify(operationId)}.`);
  }
  return faults;
}

/** Settles as the promise does, or rejects with the signal's reason as soon as it is aborted, as `fetch` does. */
function rejectOnAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () => reject(signal.reason));
    promise.finally(stopListening).then(resolve, reject);
  });
}
