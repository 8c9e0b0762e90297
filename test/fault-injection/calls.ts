import type { CallEvent, ClientOptions, Outcome } from "revokit";
import { pick, random } from "./random.ts";
import { argumentsFor, type Target } from "./targets.ts";

/** What to call, and how. JSON, since it is passed to other runtimes. */
export interface CallPlan {
  readonly calls: number;
  readonly seed: number;
  readonly targets: readonly Target[];
  readonly baseUrl: string;
  /** An origin without a listener, used by one call in fifty. */
  readonly unreachableUrl: string;
  /** In milliseconds. */
  readonly attemptTimeout: number;
  readonly maxResponseBytes: number;
  /** How many calls run concurrently. */
  readonly concurrency: number;
  /** The request header that says which call a request belongs to. */
  readonly callHeader: string;
}

/** What a call reported. */
export interface CallStatement {
  readonly call: number;
  /** From the call_ended event; absent if there was none. */
  readonly outcome?: Outcome;
  /** What was wrong with its end, in words. */
  readonly problem?: string;
}

/**
 * Makes calls: two in five share their resource with another call, one in twenty is aborted, and half go through a
 * middleware. Runs on any platform.
 * @param create creates a client
 * @param fetches the clients' fetches; undefined for the platform's
 */
export async function makeCalls(
  create: (options: ClientOptions) => object,
  plan: CallPlan,
  fetches: readonly ClientOptions["fetch"][] = [undefined],
): Promise<CallStatement[]> {
  const { calls, seed, attemptTimeout, maxResponseBytes, concurrency } = plan;
  const options = { token: "token", attemptTimeout, maxResponseBytes, retry: RETRY };
  const createAll = (baseUrl: string) =>
    fetches.flatMap((fetch) => [
      create({ ...options, fetch, baseUrl }),
      withMiddleware(create({ ...options, fetch, baseUrl })),
    ]);
  const clients = createAll(plan.baseUrl);
  const unreachable = createAll(plan.unreachableUrl);
  const statements: CallStatement[] = [];
  let next = 0;
  const work = async () => {
    while (next < calls) {
      const call = next++;
      const all = random(seed, call, 4) % 50 === 0 ? unreachable : clients;
      statements[call] = await makeCall(pick(all, random(seed, call, 7)), call, plan);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return statements;
}

/** With a middleware, openapi-fetch makes real Requests, and a Response may be replaced. */
function withMiddleware(client: object): object {
  const fetch: unknown = Reflect.get(client, "fetch");
  const use: unknown = Reflect.get(Object(fetch), "use");
  if (typeof use !== "function") throw new Error("The client takes no middleware.");
  Reflect.apply(use, fetch, [{ onRequest() {}, onResponse() {}, onError() {} }]);
  return client;
}

const RETRY = { baseDelay: 1, maxDelay: 4, budget: Infinity };

async function makeCall(
  client: object | undefined,
  call: number,
  { seed, targets, attemptTimeout, callHeader }: CallPlan,
): Promise<CallStatement> {
  const shared = call % 5 < 2;
  // Calls for one resource are calls of one operation.
  const target = targets[random(seed, shared ? Math.floor(call / 5) : call, 6) % targets.length];
  const method: unknown = client && target && Reflect.get(client, target.operationId);
  if (target === undefined || typeof method !== "function") throw new Error("The client has no such method.");

  const controller = new AbortController();
  const isAborted = random(seed, call, 1) % 20 === 0;
  const patience = random(seed, call, 2) % (attemptTimeout + 50);
  const timer = isAborted ? setTimeout(() => controller.abort(), patience) : undefined;
  let outcome: Outcome | undefined;
  const onEvent = (event: CallEvent) => {
    if (event.type === "call_ended") outcome = event.outcome;
  };
  const args = argumentsFor(target, shared ? Math.floor(call / 5) * 5 : call);
  const options = { signal: controller.signal, headers: { [callHeader]: String(call) }, onEvent };
  const report: unknown = await Reflect.apply(method, client, [args, options]).catch((error: unknown) => error);
  clearTimeout(timer);

  const problem = findProblem(report, outcome, controller.signal);
  return { call, ...(outcome && { outcome }), ...(problem && { problem }) };
}

/** A call resolves to a result, or rejects with an error of the library or with the reason of its abort. */
function findProblem(report: unknown, outcome: Outcome | undefined, signal: AbortSignal): string | undefined {
  if (outcome === undefined) return `never ended: ${String(report)}`;
  if (signal.aborted && report === signal.reason) return undefined;
  if (!hasOutcome(report)) return `ended with ${String(report)}`;
  return report.outcome === outcome ? undefined : `says ${report.outcome}, and ${outcome} in its event`;
}

/** Results and errors have one. */
function hasOutcome(value: unknown): value is { readonly outcome: Outcome } {
  return typeof value === "object" && value !== null && "outcome" in value;
}
