import { drawBars } from "../lib/chart.ts";
import { measure, type Measurement } from "../lib/measure.ts";
import { format, publish, region, table } from "../lib/report.ts";
import { peers } from "./peers.ts";
import { type Scenario, startScenarios } from "./scenarios.ts";
import { verify } from "./verify.ts";

// Natural's SDK warns at each call that the documented example is unexpected. Printing that must not be measured.
console.warn = () => {};

const { scenarios, stop } = await startScenarios();
const results: { scenario: Scenario; measurements: readonly Measurement[] }[] = [];
try {
  for (const scenario of scenarios) results.push({ scenario, measurements: await run(scenario) });
} finally {
  stop();
}

await publish({
  name: "client",
  title: "One DELETE by every client",
  text: results
    .map(({ scenario, measurements }) => `## ${scenario.name}\n\n${region(scenario.name, toTable(measurements))}`)
    .join("\n\n"),
  data: results.map(({ scenario, measurements }) => ({ scenario: scenario.name, measurements })),
  svg: drawBars("One DELETE by every client: time beside raw fetch, less is better", results.map(toPanel)),
});

async function run({ target, batchOf, effort, isInMemory }: Scenario): Promise<readonly Measurement[]> {
  const able = peers.filter(({ ownHttp }) => !(ownHttp && isInMemory));
  for (const peer of able) await verify(peer, target);
  return measure(
    able.map(({ name, create }) => ({ name, batch: batchOf(create(target)) })),
    effort,
  );
}

function toTable(measurements: readonly Measurement[]): string {
  const head = ["client", "beyond the call", "time, µs", "× raw fetch", "CPU time, µs", "× raw fetch"];
  const rows = measurements.map(({ name, time, timeRatio, cpu, cpuRatio }) => {
    const gives = peers.find((peer) => peer.name === name)?.gives ?? "";
    return [name, gives, format(time, 1), format(timeRatio, 2), format(cpu, 1), format(cpuRatio, 2)];
  });
  return table(head, rows);
}

function toPanel({ scenario, measurements }: (typeof results)[number]) {
  const bars = measurements.map(({ name, time, timeRatio }) => ({
    name,
    value: timeRatio,
    label: `${format(timeRatio, 2)} × · ${format(time)} µs`,
    highlight: name === "Revokit",
  }));
  return { title: scenario.name, bars };
}
