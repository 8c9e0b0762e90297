import autocannon from "autocannon";
import { median } from "../lib/measure.ts";
import { format, publish, table } from "../lib/report.ts";
import { liveHeap, start, stop, type Subject, subjects, usage } from "./servers.ts";

const ROUNDS = 5;
const CONNECTIONS = 16;
const SECONDS = 2;

const results = [];
for (const subject of subjects) results.push({ title: subject.title, servers: await measure(subject) });

await publish({
  name: "mock",
  title: "A mock beside Prism",
  text: [
    `Each server starts ${ROUNDS} times, in turn, and is asked for the documented 200 over ${CONNECTIONS} connections for ${SECONDS} seconds after one second of warm-up. Medians. *Per second of CPU* is what one core would do for it alone.`,
    ...results.flatMap(({ title, servers }) => [
      `## ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
      table(
        [
          "server",
          "start to first answer, ms",
          "requests/s",
          "requests per second of CPU",
          "memory after it, MB",
          "of it live, MB",
        ],
        servers.map(({ name, startUp, requestsPerSecond, requestsPerCpuSecond, memory, live }) => [
          name,
          format(startUp),
          format(requestsPerSecond),
          format(requestsPerCpuSecond),
          format(memory),
          format(live),
        ]),
      ),
    ]),
    "The bars for Revokit with Kirim's operation: at most 150 ms more than bare Node to the first answer, at least 5,000 requests a second on one core, under 90 MB. It compiles Directus's document in memory when it first starts, and keeps the result for the next start. *Live* is what the heap holds after a garbage collection: the rest is V8's young generation and garbage that nothing has asked it to collect.",
  ].join("\n\n"),
  data: results,
});

async function measure(subject: Subject) {
  const taken = subject.contestants.map((contestant) => ({
    contestant,
    startUps: [] as number[],
    rates: [] as number[],
    cpuRates: [] as number[],
    memories: [] as number[],
    heaps: [] as number[],
  }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { contestant, startUps, rates, cpuRates, memories, heaps } of taken) {
      const server = await start(subject, contestant);
      try {
        startUps.push(server.startUp);
        const { method, headers } = subject;
        const load = { url: server.url, method, headers, connections: CONNECTIONS };
        await autocannon({ ...load, duration: 1 });
        const before = await usage(server);
        const { requests, non2xx, errors } = await autocannon({ ...load, duration: SECONDS });
        if (non2xx + errors > 0) throw new Error(`${contestant.name} failed ${non2xx + errors} times.`);
        const { cpu, memory } = await usage(server);
        rates.push(requests.total / SECONDS);
        cpuRates.push(requests.total / (cpu - before.cpu));
        memories.push(memory);
        heaps.push(await liveHeap(server));
      } finally {
        await stop(server);
      }
    }
  }
  return taken.map(({ contestant: { name }, startUps, rates, cpuRates, memories, heaps }) => ({
    name,
    startUp: median(startUps),
    requestsPerSecond: median(rates),
    requestsPerCpuSecond: median(cpuRates),
    memory: median(memories),
    live: median(heaps),
  }));
}
