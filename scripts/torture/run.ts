import { type CallEvent, type Outcome, RevokitError } from "revokit";
import type { TorturedApi } from "./apis.ts";
import { type Fate, fates } from "./fates.ts";
import { pick, random } from "./random.ts";
import { CALL_HEADER, LedgerServer } from "./server.ts";

/** What the calls said, against what the server knows. */
export interface Verdict {
  readonly calls: number;
  readonly requests: number;
  /** How many calls of each outcome took effect, and how many did not. */
  readonly table: Readonly<Record<Outcome, { readonly applied: number; readonly not: number }>>;
  /** Every call that said what is not true, in words. */
  readonly disagreements: readonly string[];
}

/** In milliseconds. */
const ATTEMPT_TIMEOUT = 200;

/** How many calls are under way at a time. */
const SIDE_BY_SIDE = 32;

/** Makes calls that fate strikes at random, two of five for a resource that another call is after too, and judges them. */
export async function torture(api: TorturedApi, calls: number, seed: number): Promise<Verdict> {
  const server = new LedgerServer(api, 2 * ATTEMPT_TIMEOUT, (call, request) => fateOf(seed, call, request));
  const baseUrl = await server.listen();
  const nobody = await closedOrigin(api);
  const isRefused = refusals(seed);
  const said: (Outcome | undefined)[] = [];
  const disagreements: string[] = [];
  const revoke = api.create({
    baseUrl,
    token: "token",
    attemptTimeout: ATTEMPT_TIMEOUT,
    retry: { baseDelay: 1, maxDelay: 4, budget: Infinity },
    fetch: (url, init) => fetch(isRefused(init) ? url.replace(baseUrl, nobody) : url, init),
  });

  const one = async (call: number) => {
    const resource = call % 5 < 2 ? Math.floor(call / 5) * 5 : call;
    const controller = new AbortController();
    const timer = random(seed, call, 1) % 20 === 0 && setTimeout(() => controller.abort(), random(seed, call, 2) % 250);
    const onEvent = (event: CallEvent) => event.type === "call_ended" && (said[call] = event.outcome);
    const options = { signal: controller.signal, headers: { [CALL_HEADER]: String(call) }, onEvent };
    const report = await revoke(resource, options).catch((error: unknown) => error);
    if (timer) clearTimeout(timer);
    const outcome = report instanceof RevokitError || isReport(report) ? report.outcome : undefined;
    if (outcome === undefined && report !== controller.signal.reason) disagreements.push(`${call}: ${String(report)}`);
    if (outcome !== undefined && outcome !== said[call]) disagreements.push(`${call}: two outcomes`);
  };
  let next = 0;
  const work = async () => {
    while (next < calls) await one(next++);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  await server.close();
  return judge(server, calls, said, disagreements);
}

/** About half of the requests are spared. */
function fateOf(seed: number, call: number, request: number): Fate | undefined {
  const number = random(seed, call, request, 3);
  return number % 2 === 0 ? undefined : pick(fates, number >>> 1);
}

/** Says of each attempt whether it is to find nobody at home. Some calls never do. */
function refusals(seed: number): (init: RequestInit) => boolean {
  const attempts = new Map<number, number>();
  return ({ headers }) => {
    const call = Number(new Headers(headers).get(CALL_HEADER));
    const attempt = (attempts.get(call) ?? 0) + 1;
    attempts.set(call, attempt);
    return random(seed, call, 4) % 50 === 0 || random(seed, call, attempt, 5) % 12 === 0;
  };
}

/** Where nobody listens any more. */
async function closedOrigin(api: TorturedApi): Promise<string> {
  const server = new LedgerServer(api, 0, () => undefined);
  const origin = await server.listen();
  await server.close();
  return origin;
}

function isReport(value: unknown): value is { readonly outcome: Outcome } {
  return typeof value === "object" && value !== null && "outcome" in value;
}

function judge(
  { applied, requests }: LedgerServer,
  calls: number,
  said: readonly (Outcome | undefined)[],
  disagreements: string[],
): Verdict {
  const table = {
    applied: { applied: 0, not: 0 },
    accepted: { applied: 0, not: 0 },
    rejected: { applied: 0, not: 0 },
    not_sent: { applied: 0, not: 0 },
    unknown: { applied: 0, not: 0 },
  };
  for (let call = 0; call < calls; call += 1) {
    const outcome = said[call];
    const truth = applied.has(call);
    const keys = requests.get(call) ?? [];
    if (outcome === undefined) {
      disagreements.push(`${call}: never ended`);
      continue;
    }
    table[outcome][truth ? "applied" : "not"] += 1;
    if (outcome !== "unknown" && outcome !== "accepted" && (outcome === "applied") !== truth)
      disagreements.push(`${call}: not ${outcome}`);
    if (outcome === "not_sent" && keys.length > 0) disagreements.push(`${call}: sent`);
    if (keys.length > 3) disagreements.push(`${call}: ${keys.length} requests`);
    if (new Set(keys).size > 1) disagreements.push(`${call}: ${new Set(keys).size} keys`);
  }
  const total = [...requests.values()].reduce((sum, keys) => sum + keys.length, 0);
  return { calls, requests: total, table, disagreements };
}
