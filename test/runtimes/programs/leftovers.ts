import { heapInUse } from "./heap.ts";
import { createLedger, type Ledger } from "./ledger.js";
import { watchListeners } from "./listeners.ts";
import { watchTimers } from "./timers.ts";

/** How many calls warm up before the heap is measured: what is compiled or pooled once is not a leak. */
const WARM_UP = 5_000;

/** What calls leave behind. */
export interface Leftovers {
  /** Timers that neither fired nor were cleared. */
  readonly timers: number;
  /** Listeners on the signal that most calls shared. */
  readonly listeners: number;
  /** How much the heap has grown, in bytes; absent if the platform can't tell. */
  readonly heap?: number;
}

/** Makes calls on one signal, one in a hundred aborted by its own signal, and counts what they leave behind. */
export async function program({ calls }: { readonly calls: number }): Promise<Leftovers> {
  const timers = watchTimers();
  const { signal } = new AbortController();
  const listeners = watchListeners(signal);
  const options = { baseUrl: "https://ledger.example", fetch: answer };
  const ledgers = [
    createLedger({ ...options, token: "token" }),
    createLedger({ ...options, token: async () => "token" }),
  ];
  const makeCalls = async (count: number) => {
    for (const ledger of ledgers) for (let call = 0; call < count / 2; call += 1) await makeCall(ledger, call, signal);
  };

  await makeCalls(WARM_UP);
  const before = await heapInUse();
  await makeCalls(calls);
  const after = await heapInUse();
  timers.restore();
  const counts = { timers: timers.pending(), listeners: listeners.pending() };
  return before === undefined || after === undefined ? counts : { ...counts, heap: after - before };
}

async function makeCall(ledger: Ledger, call: number, shared: AbortSignal): Promise<void> {
  const own = new AbortController();
  const isAborted = call % 100 === 0;
  const args = { id: isAborted ? UNANSWERED : "ent_1", body: { amount: 1 } };
  const ended = ledger.payEntryWithKey(args, { signal: isAborted ? own.signal : shared });
  if (isAborted) setTimeout(() => own.abort(), 0);
  // An abort rejects.
  await ended.catch(() => {});
}

const UNANSWERED = "ent_unanswered";

/** Replaces a server, so that only the client's leftovers are counted. */
async function answer(url: string): Promise<Response> {
  if (url.includes(UNANSWERED)) return new Promise(() => {});
  return new Response('{"id":"ent_1"}', { headers: { "content-type": "application/json" } });
}
