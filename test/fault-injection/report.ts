import { styleText } from "node:util";
import type { Outcome } from "revokit";
import type { WorldVerdict } from "./judge.ts";
import type { Leftovers } from "./leftovers.ts";

/** The results of one world on one runtime. */
export interface Row {
  readonly world: string;
  readonly runtime: string;
  /** Absent if the runtime is not installed. */
  readonly verdict?: WorldVerdict;
}

/** The results of a run. */
export interface Report {
  readonly seed: number;
  /** In milliseconds. */
  readonly duration: number;
  /** The worlds in which every assumption holds. */
  readonly rows: readonly Row[];
  /** The worlds that break an assumption. */
  readonly assumed: readonly Row[];
  readonly leftovers: readonly (Leftovers & { readonly api: string })[];
}

const OUTCOMES: readonly Outcome[] = ["applied", "accepted", "rejected", "not_sent", "unknown"];

/** How many findings of one world are shown; `--json` has them all. */
const SHOWN = 5;

/** Tables for people. */
export function toTerminal({ rows, assumed, leftovers, seed, duration }: Report, hasColors: boolean): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    hasColors ? styleText(format, text, { validateStream: false }) : text;
  const findings = rows.flatMap(({ world, runtime, verdict }) =>
    findingsOf(verdict).map((finding) => `  ${world}, ${runtime}: ${finding}`),
  );
  const count = rows.reduce((sum, { verdict }) => sum + (verdict?.falseOutcomes.length ?? 0), 0);
  const calls = rows.reduce((sum, { verdict }) => sum + (verdict?.calls ?? 0), 0);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [paint("bold", title), ...lines, ""];
  return [
    ...section("What calls said: how many, and of these how many the server's ledger has as carried out", [
      ...table(rows, paint),
      ...findings.map((finding) => paint("red", finding)),
    ]),
    ...section(
      "The same where the server breaks an assumption (docs/guide/assumptions.md)",
      table(assumed, (_, text) => text),
    ),
    ...section("What calls left behind", leftovers.map(describeLeftovers)),
    `${calls} calls in ${(duration / 1000).toFixed(1)} s, seed ${seed}: ` +
      paint(count === 0 ? "green" : "red", `${count} false outcomes`),
    "",
  ].join("\n");
}

function describeLeftovers({ api, handles, listeners, heap }: Report["leftovers"][number]): string {
  const left = handles.length === 0 ? "no handle" : handles.join(", ");
  return `  ${api}: ${left}, ${listeners} listeners, ${Math.round(heap / 1024)} kB of heap`;
}

function table(rows: readonly Row[], paint: (format: "dim" | "red", text: string) => string): string[] {
  if (rows.length === 0) return [];
  const head = ["world", "runtime", "calls", "requests", ...OUTCOMES, "twice", "false"];
  const cells = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row, index) => {
    const line = row.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    const text = `  ${line.join("  ").trimEnd()}`;
    return index === 0 || row[2] === NOT_RUN ? paint("dim", text) : row.at(-1) === "0" ? text : paint("red", text);
  });
}

const NOT_RUN = "not run";

/** An outcome's cell: how many calls reported it, and in brackets how many of those were applied. */
function cellsOf({ world, runtime, verdict }: Row): string[] {
  if (verdict === undefined) return [world, runtime, NOT_RUN];
  const { calls, requests, outcomes, twice, falseOutcomes } = verdict;
  const said = OUTCOMES.map((outcome) => {
    const { applied, not } = outcomes[outcome];
    return applied + not === 0 ? "0" : `${applied + not} (${applied})`;
  });
  return [world, runtime, String(calls), String(requests), ...said, String(twice), String(falseOutcomes.length)];
}

function findingsOf(verdict: WorldVerdict | undefined): string[] {
  const findings = verdict === undefined ? [] : [...verdict.falseOutcomes, ...verdict.problems];
  const more = findings.length - SHOWN;
  return more > 0 ? [...findings.slice(0, SHOWN), `and ${more} more`] : findings;
}
