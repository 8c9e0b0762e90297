import type { ClientOptions } from "revokit";
import { createUndiciFetch } from "revokit/undici";
import { type CallPlan, type CallStatement, makeCalls } from "./calls.ts";
import type { Fault } from "./faults.ts";
import { judge, type WorldVerdict } from "./judge.ts";
import { pick, random } from "./random.ts";
import { CALL_HEADER, ReferenceServer } from "./reference-server.ts";
import { MAX_RESPONSE_BYTES } from "./respond.ts";
import { fetchOverNodeHttp } from "./sequences/fetch-over-node-http.ts";
import { type SequenceOptions, SequenceServer } from "./sequences/sequence-server.ts";
import type { World } from "./worlds.ts";

/** In milliseconds. */
const ATTEMPT_TIMEOUT = 300;

/** How many requests a client makes for a call at most: its `retry.attempts`. */
const ATTEMPTS = 3;

/** Makes calls on some runtime, and resolves to their reports. */
export type MakeCalls = (plan: CallPlan) => Promise<CallStatement[]>;

/** What to run, besides what the world says. */
export interface RunOptions {
  readonly calls: number;
  readonly seed: number;
  readonly concurrency: number;
  /** Whether the platform may send a request a second time by itself. */
  readonly mayResend: boolean;
}

/** Makes calls to a world's server, and compares their reports with its ledger. */
export async function runWorld(
  world: World,
  { calls, seed, concurrency, mayResend }: RunOptions,
  make: MakeCalls,
): Promise<WorldVerdict> {
  const server = createWorldServer(world, { seed, lateness: 2 * ATTEMPT_TIMEOUT, isConsistent: mayResend });
  const baseUrl = await server.listen();
  const unreachableUrl = await unreachableOrigin();
  const statements = await make({
    calls,
    seed,
    targets: world.targets,
    baseUrl,
    unreachableUrl,
    attemptTimeout: ATTEMPT_TIMEOUT,
    maxResponseBytes: MAX_RESPONSE_BYTES,
    concurrency,
    callHeader: CALL_HEADER,
  }).finally(() => server.close());
  // Every `fetch` sends a request again by itself after a 421.
  const maxRequests = mayResend || world.isSequence ? 2 * ATTEMPTS : ATTEMPTS;
  return judge(statements, server.ledger, { maxRequests, once: !mayResend });
}

function createWorldServer(
  { api, faults, isSequence }: World,
  options: SequenceOptions,
): ReferenceServer | SequenceServer {
  if (isSequence) return new SequenceServer(options);
  const faultOf = (call: number, request: number) => pickFault(faults, options.seed, call, request);
  return new ReferenceServer(api.facts, { ...options, faultOf });
}

/** Makes calls in this process. Besides the server's faults, an attempt may find no listener. */
export function inThisProcess({ api, isSequence }: World): MakeCalls {
  return (plan) => {
    const attempts = new Map<string, number>();
    const orUnreachable =
      (send: NonNullable<ClientOptions["fetch"]>): ClientOptions["fetch"] =>
      (url, init) => {
        const call = new Headers(init.headers).get(CALL_HEADER) ?? "";
        const attempt = (attempts.get(call) ?? 0) + 1;
        attempts.set(call, attempt);
        const isUnreachable = random(plan.seed, Number(call), attempt, 5) % 12 === 0;
        return send(isUnreachable ? url.replace(plan.baseUrl, plan.unreachableUrl) : url, init);
      };
    const fetches = isSequence ? [fetch, createUndiciFetch(), fetchOverNodeHttp] : [fetch];
    return makeCalls(api.create, plan, fetches.map(orUnreachable));
  };
}

/** About half of the requests meet no fault. */
function pickFault(faults: readonly Fault[], seed: number, call: number, request: number): Fault | undefined {
  const number = random(seed, call, request, 3);
  return number % 2 === 0 ? undefined : pick(faults, number >>> 1);
}

/** An origin without a listener. */
async function unreachableOrigin(): Promise<string> {
  const server = new ReferenceServer({ name: "", title: "", version: "", servers: [], operations: {} });
  const origin = await server.listen();
  await server.close();
  return origin;
}
