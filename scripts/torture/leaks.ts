import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { TorturedApi } from "./apis.ts";
import { CALL_HEADER, LedgerServer } from "./server.ts";

/** How much the heap may grow without any leak, in bytes: that much it differs from one run to the next. */
export const NOISE = 2 ** 20;

/** What calls leave behind. */
export interface Leaks {
  /** The kinds of handles that were not there before. */
  readonly handles: readonly string[];
  /** Listeners on the signal that all calls shared. */
  readonly listeners: number;
  /** How much the heap has grown, in bytes. */
  readonly heap: number;
}

/** Makes calls that end in every way that needs no time-out, all on one signal, and looks for what they leave behind. */
export async function findLeaks(api: TorturedApi, calls: number): Promise<Leaks> {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  const before = handles();
  const { signal } = new AbortController();
  const fates = [undefined, { when: "before", answer: "reset" }, { when: "after", answer: 500 }] as const;
  const makeCalls = async (count: number) => {
    const server = new LedgerServer(api, 0, (call, request) => fates[(call + request) % fates.length]);
    const revoke = api.create({ baseUrl: await server.listen(), token: "token", retry: { baseDelay: 0 } });
    for (let call = 0; call < count; call += 1) {
      await revoke(call, { signal, headers: { [CALL_HEADER]: String(call) } }).catch(() => {});
    }
    await server.close();
  };

  // What is compiled, cached or pooled once is no leak.
  await makeCalls(calls);
  const heap = await heapInUse(collectGarbage);
  await makeCalls(calls);
  const grown = (await heapInUse(collectGarbage)) - heap;
  return {
    handles: without(handles(), before),
    listeners: getEventListeners(signal, "abort").length,
    heap: grown,
  };
}

/** In bytes. What finalizers let go of, and sockets that have just closed, take a turn or two to be gone. */
async function heapInUse(collectGarbage: () => void): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().heapUsed;
}

function handles(): string[] {
  return process.getActiveResourcesInfo();
}

/** The items of a list that are not, or not as often, in another. */
function without(items: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return items.filter((item) => {
    const index = left.indexOf(item);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
