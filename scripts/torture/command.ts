import { kirim, natural } from "./apis.ts";
import { findLeaks, NOISE } from "./leaks.ts";
import { torture, type Verdict } from "./run.ts";

/**
 * Runs `npm run torture [calls] [seed]`: calls both APIs against servers that drop, stall, truncate, reset and fail at
 * random, and holds what the calls say against the servers' own ledgers. Exit code 1 if a call says what is not true.
 */
export async function run(args: readonly string[]): Promise<void> {
  const [calls = 10_000, seed = 1] = args.map(Number);
  let lies = 0;
  for (const api of [kirim, natural]) {
    const start = performance.now();
    const verdict = await torture(api, calls, seed);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`\n${api.name}: ${calls} calls, ${verdict.requests} requests, ${seconds} s, seed ${seed}`);
    print(verdict);
    lies += verdict.disagreements.length;
  }

  for (const api of [kirim, natural]) {
    const leaks = await findLeaks(api, calls);
    console.log(`\n${api.name}: left behind by ${calls} calls:`, leaks);
    if (leaks.handles.length > 0 || leaks.listeners > 0 || leaks.heap > NOISE) lies += 1;
  }

  process.exitCode = lies > 0 ? 1 : 0;
}

function print({ table, disagreements }: Verdict): void {
  console.table(
    Object.fromEntries(
      Object.entries(table).map(([outcome, { applied, not }]) => [outcome, { "was applied": applied, "was not": not }]),
    ),
  );
  for (const line of disagreements.slice(0, 20)) console.log(`  call ${line}`);
  console.log(disagreements.length === 0 ? "No call said what is not true." : `${disagreements.length} disagreements.`);
}
