import { drawBars, type Panel } from "../lib/chart.ts";
import { format, publish, table } from "../lib/report.ts";
import { type Result, runScenario } from "./scenario.ts";
import {
  bothFromCold,
  github,
  manyDocuments,
  nothingChanged,
  oneDocumentOf,
  SHIPPED,
  shippedDocument,
  whileWatching,
} from "./scenarios.ts";
import { removeWorkspaces } from "./workspace.ts";

const SCENARIOS = [
  nothingChanged,
  bothFromCold,
  whileWatching,
  manyDocuments,
  ...[100, 1_000, 12_000, 25_000, 65_000].map((lines) => () => oneDocumentOf(lines)),
  ...SHIPPED.map((shipped) => () => shippedDocument(shipped)),
  github,
];

const results: Result[] = [];
for (const create of SCENARIOS) {
  showProgress("getting ready");
  const scenario = await create();
  results.push(await runScenario(scenario, (what) => showProgress(`${scenario.title}: ${what}`)));
}
showProgress("");
await removeWorkspaces();

await publish({
  name: "pipeline",
  title: "The pipeline beside its peers",
  text: [
    "Each command runs as a process of its own, in turn with the others. The time is that from its start to its end, beside what it used of all processors, the memory the most that it and its child processes held at once. Medians. *Failed*: a peer that ends with an error, or takes more than a minute.",
    `## The bars\n\n${barTable(results)}`,
    ...results.map(toSection),
  ].join("\n\n"),
  data: results.map(({ scenario: { title }, costs, bars }) => ({ title, costs: Object.fromEntries(costs), bars })),
  svg: drawBars("The pipeline beside its peers: time, less is better", results.map(toPanel)),
});

function barTable(all: readonly Result[]): string {
  const rows = all.flatMap(({ scenario, bars }) =>
    bars.map(({ name, value, limit }) => {
      const decimals = limit < 0.1 ? 4 : limit < 10 ? 2 : 0;
      const verdict = value <= limit ? "met" : "missed";
      return [scenario.title, name, format(value, decimals), format(limit, decimals), verdict];
    }),
  );
  return table(["scenario", "figure", "measured", "at most", ""], rows);
}

function toSection({ scenario: { title, note, rounds, contestants }, costs }: Result): string {
  const base = [...costs.values()][0]?.time ?? NaN;
  const rows = contestants.map(({ name, gives }) => {
    const cost = costs.get(name);
    if (cost === undefined) return [name, gives, "failed", "", "", ""];
    const { time, cpu, memory } = cost;
    return [name, gives, format(time, 2), format(time / base, 2), format(cpu, 2), format(memory)];
  });
  const runs = rounds === 1 ? "One run each." : `${rounds} runs each.`;
  const head = ["command", "gives", "time, s", "× Revokit", "processors, s", "memory, MB"];
  return `## ${title}\n\n${`${note} ${runs}`.trim()}\n\n${table(head, rows)}`;
}

function toPanel({ scenario, costs }: Result): Panel {
  const bars = [...costs].map(([name, { time, memory }]) => ({
    name,
    value: time,
    label: `${format(time, 2)} s · ${format(memory)} MB`,
    highlight: name.startsWith("Revokit"),
  }));
  return { title: scenario.title, bars };
}

/** One line on a terminal; nothing anywhere else. */
function showProgress(text: string): void {
  if (!process.stderr.isTTY) return;
  process.stderr.clearLine(0);
  process.stderr.cursorTo(0);
  process.stderr.write(text);
}
