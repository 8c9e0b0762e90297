import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Fault } from "./faults.ts";
import { CALL_HEADER, ReferenceServer } from "./reference-server.ts";
import { argumentsFor } from "./targets.ts";
import type { World } from "./worlds.ts";

/** How much the heap may grow without a leak, in bytes: it varies by that much between runs. */
export const NOISE = 2 ** 20;

/** What calls leave behind. */
export interface Leftovers {
  /** The kinds of new handles: timers, sockets. */
  readonly handles: readonly string[];
  /** Listeners on the signal that all calls shared. */
  readonly listeners: number;
  /** How much the heap has grown, in bytes. */
  readonly heap: number;
}

const FAULTS: readonly (Fault | undefined)[] = [
  undefined,
  { when: "before", response: "reset" },
  { when: "after", response: 500 },
];

/** Makes calls that end in every way but a timeout, all on one signal, and looks for what they leave behind. */
export async function findLeftovers(world: World, calls: number): Promise<Leftovers> {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  const before = process.getActiveResourcesInfo();
  const { signal } = new AbortController();

  // A warm-up, since what is compiled, cached or pooled once is not a leak.
  await makeCalls(world, calls, signal);
  const heap = await heapInUse(collectGarbage);
  await makeCalls(world, calls, signal);
  const grown = (await heapInUse(collectGarbage)) - heap;
  return {
    handles: without(process.getActiveResourcesInfo(), before),
    listeners: getEventListeners(signal, "abort").length,
    heap: grown,
  };
}

/** Half of the calls use a token function, and one in ten is aborted by its own signal. */
async function makeCalls({ api, targets }: World, calls: number, signal: AbortSignal): Promise<void> {
  const server = new ReferenceServer(api.facts, {
    faultOf: (call, request) => FAULTS[(call + request) % FAULTS.length],
  });
  const options = { baseUrl: await server.listen(), retry: { baseDelay: 0 } };
  const clients = [api.create({ ...options, token: "token" }), api.create({ ...options, token: async () => "token" })];
  for (let call = 0; call < calls; call += 1) {
    const client = clients[call % clients.length];
    const target = targets[call % targets.length];
    const method: unknown = client && target && Reflect.get(client, target.operationId);
    if (target === undefined || typeof method !== "function") throw new Error("The client has no such method.");
    const controller = new AbortController();
    const given = { signal: call % 10 === 0 ? controller.signal : signal, headers: { [CALL_HEADER]: String(call) } };
    const ended = Reflect.apply(method, client, [argumentsFor(target, call), given]).catch(() => {});
    if (call % 10 === 0) controller.abort();
    await ended;
  }
  await server.close();
}

/** In bytes. Finalizers and closing sockets take a turn or two of the event loop. */
async function heapInUse(collectGarbage: () => void): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().heapUsed;
}

/** The difference of two lists. */
function without(items: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return items.filter((item) => {
    const index = left.indexOf(item);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
