import autocannon from "autocannon";
import { median } from "../lib/measure.ts";
import { format, publish, table } from "../lib/report.ts";
import { contestants, request, start, stop, usage } from "./servers.ts";

const ROUNDS = 5;
const CONNECTIONS = 16;
const SECONDS = 2;

const taken = contestants.map((contestant) => ({
  contestant,
  startUps: [] as number[],
  rates: [] as number[],
  cpuRates: [] as number[],
  memories: [] as number[],
}));

for (let round = 0; round < ROUNDS; round++) {
  for (const { contestant, startUps, rates, cpuRates, memories } of taken) {
    const server = await start(contestant);
    try {
      startUps.push(server.startUp);
      const load = { url: server.url, method: request.method, headers: request.headers, connections: CONNECTIONS };
      await autocannon({ ...load, duration: 1 });
      const before = await usage(server);
      const { requests, non2xx, errors } = await autocannon({ ...load, duration: SECONDS });
      if (non2xx + errors > 0) throw new Error(`${contestant.name} failed ${non2xx + errors} times.`);
      const { cpu, memory } = await usage(server);
      rates.push(requests.total / SECONDS);
      cpuRates.push(requests.total / (cpu - before.cpu));
      memories.push(memory);
    } finally {
      await stop(server);
    }
  }
}

const results = taken.map(({ contestant: { name }, startUps, rates, cpuRates, memories }) => ({
  name,
  startUp: median(startUps),
  requestsPerSecond: median(rates),
  requestsPerCpuSecond: median(cpuRates),
  memory: median(memories),
}));

await publish({
  name: "mock",
  title: "A mock of Kirim's operation",
  text: [
    `Each server starts ${ROUNDS} times, in turn, and is asked for the documented 200 over ${CONNECTIONS} connections for ${SECONDS} seconds after one second of warm-up. Medians. *Per second of CPU* is what one core would do for it alone.`,
    table(
      ["server", "start to first answer, ms", "requests/s", "requests per second of CPU", "memory after it, MB"],
      results.map(({ name, startUp, requestsPerSecond, requestsPerCpuSecond, memory }) => [
        name,
        format(startUp),
        format(requestsPerSecond),
        format(requestsPerCpuSecond),
        format(memory),
      ]),
    ),
    "The bars for Revokit: at most 150 ms more than bare Node to the first answer, at least 5,000 requests a second on one core, under 90 MB.",
  ].join("\n\n"),
  data: results,
});
