import { median } from "../lib/measure.ts";
import { format, table } from "../lib/report.ts";
import type { Tool } from "../pipeline/tools.ts";
import { isClean, type Row } from "./row.ts";
import { PEERS, REVOKIT } from "./tools.ts";

/** The report on a corpus: the bars, the totals of each tool, each document, and what failed. */
export function summarize(rows: readonly Row[], tools: readonly Tool[], limit: number): string {
  const head = ["document", ...tools.map(({ name }) => name), "calls answered", "examples accepted"];
  return [
    `${rows.length} documents, each tool with its default settings and at most ${limit} seconds of the processors. Seconds (of the processors) and memory are those of the command. Type-checked under \`strict\` and \`exactOptionalPropertyTypes\`.`,
    barTable(rows, tools),
    impossibleCalls(rows),
    `## The tools\n\n${toolTable(rows, tools)}`,
    `## The documents\n\n${table(
      head,
      rows.map((row) => describe(row, tools)),
    )}`,
    ...problems(rows),
  ].join("\n\n");
}

/** The cells of a document's row. */
export function describe({ document, tools: made, calls, examples, failure }: Row, tools: readonly Tool[]): string[] {
  const cells = tools.map(({ name }) => {
    const { cost, typeErrors = 0, problem } = made[name] ?? {};
    if (cost === undefined) return problem === undefined ? "–" : "failed";
    return `${typeErrors === 0 ? "" : `${typeErrors} type errors, `}${cost.cpu.toFixed(1)} s, ${Math.round(cost.memory)} MB`;
  });
  const called = calls === undefined ? (failure ?? "–") : `${calls.answered}/${calls.called}`;
  return [document, ...cells, called, examples === undefined ? "–" : `${examples.accepted}/${examples.valid}`];
}

function barTable(rows: readonly Row[], tools: readonly Tool[]): string {
  const ours = rows.filter(({ tools: made }) => isClean(made[REVOKIT.name]));
  const byPeers = rows.filter(({ tools: made }) => PEERS.some(({ name }) => isClean(made[name])));
  const total = (pick: (row: Row) => number | undefined) => rows.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
  const bars = [
    ...(tools.length > 1
      ? [
          {
            name: "generated and type-clean, of those for which a peer's code is",
            done: byPeers.filter((row) => ours.includes(row)).length,
            of: byPeers.length,
            least: 1,
          },
        ]
      : []),
    { name: "generated and type-clean", done: ours.length, of: rows.length, least: 1 },
    {
      name: "calls answered as documented",
      done: total(({ calls }) => calls?.answered),
      of: total(({ calls }) => calls?.called),
      least: 0.995,
    },
    {
      name: "valid examples accepted",
      done: total(({ examples }) => examples?.accepted),
      of: total(({ examples }) => examples?.valid),
      least: 1,
    },
  ];
  const lines = bars.map(({ name, done, of, least }) => [
    name,
    `${format(done)} of ${format(of)}`,
    percent(done / Math.max(1, of)),
    percent(least),
    done >= least * of ? "met" : "missed",
  ]);
  return table(["Revokit", "count", "measured", "at least", ""], lines);
}

/** What is not called, and why that is no failure. */
function impossibleCalls(rows: readonly Row[]): string {
  const some = rows.filter(({ calls }) => (calls?.impossible ?? 0) > 0);
  const total = some.reduce((sum, { calls }) => sum + (calls?.impossible ?? 0), 0);
  const names = some.map(({ document, calls }) => `${document} (${calls?.impossible})`).join(", ");
  const list = total === 0 ? "" : `: ${names}`;
  return `${format(total)} operations are not called, because no value has the schema of their required parameters or body, or of any success, as \`test/support/empty-schemas.ts\` proves from the schemas alone${list}.`;
}

function toolTable(rows: readonly Row[], tools: readonly Tool[]): string {
  const lines = tools.map(({ name, gives }) => {
    const all = rows.map(({ tools: made }) => made[name] ?? {});
    const costs = all.flatMap(({ cost }) => cost ?? []);
    return [
      name,
      gives,
      String(costs.length),
      String(all.filter(isClean).length),
      format(median(costs.map(({ cpu }) => cpu)), 1),
      format(Math.max(0, ...costs.map(({ memory }) => memory))),
    ];
  });
  return table(["tool", "gives", "generated", "type-clean", "median, s", "most memory, MB"], lines);
}

/** Each call that was not answered, each example that was refused, and why a tool failed. */
function problems(rows: readonly Row[]): string[] {
  const ours = rows.flatMap(({ document, calls, examples, failure, tools }) => {
    const { problem } = tools[REVOKIT.name] ?? {};
    const all = [problem, failure, ...(calls?.failures ?? []), ...(examples?.refused ?? [])];
    return all.flatMap((each) => (each === undefined ? [] : `- ${document}: ${escape(each)}`));
  });
  return ours.length === 0 ? [] : [`## Not right with Revokit\n\n${ours.join("\n")}`];
}

function escape(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[<>|]/g, (character) => `\\${character}`);
}

function percent(share: number): string {
  return `${format(100 * share, 1)} %`;
}
