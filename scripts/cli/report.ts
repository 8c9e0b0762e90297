import { relative } from "node:path";
import { jsonText, messageOf, terminalText } from "revokit/toolkit";
import type { Plan } from "../plan.ts";
import { describePlace, describeProblem, type Problem, SpecError } from "../problem.ts";
import { paint, withSymbol } from "./colors.ts";

/** How many problems fit on a screen of 24 lines. */
const PROBLEMS_SHOWN = 20;

const DONE = { missing: "created", stale: "changed", orphaned: "removed" } as const;

const COLORS = { missing: "green", stale: "yellow", orphaned: "red" } as const;

/** A line for each file that was written or removed, and the notes. */
export function reportChanges(plans: readonly Plan[]): void {
  for (const { out, changes, durations } of plans) {
    const folder = relative(process.cwd(), out);
    for (const { kind, path } of changes) {
      const duration = durations.get(apiOf(path));
      const time = duration === undefined ? "" : paint("dim", `${Math.round(duration)} ms`);
      console.log(`${paint(COLORS[kind], DONE[kind])}  ${terminalText(`${folder}/${path}`)}  ${time}`.trimEnd());
    }
  }
  const count = plans.reduce((sum, { paths }) => sum + paths.length, 0);
  if (plans.every(({ changes }) => changes.length === 0)) {
    console.log(withSymbol("success", `Nothing has changed: ${filesText(count)}.`));
  }
  reportNotes({
    notes: plans.flatMap(({ notes }) => notes),
    formatNotes: [...new Set(plans.flatMap(({ formatNotes }) => formatNotes))],
    remarks: plans.flatMap(({ remarks }) => [...remarks.values()]),
  });
}

function filesText(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}

/** The notes besides the files. */
interface Asides {
  readonly notes: readonly Problem[];
  readonly formatNotes: readonly string[];
  /** The number of remarks on each document. */
  readonly remarks: readonly number[];
}

function reportNotes({ notes, formatNotes, remarks }: Asides): void {
  for (const { message, ...place } of notes.slice(0, PROBLEMS_SHOWN)) {
    console.log(`${paint("cyan", "note")}  ${describePlace(place)}  ${terminalText(message)}`);
  }
  const hidden = notes.length - PROBLEMS_SHOWN;
  if (hidden > 0) console.log(`… and ${hidden} more notes: --json shows them all.`);
  for (const note of formatNotes) console.log(`${paint("cyan", "note")}  ${terminalText(note)}`);
  const count = remarks.reduce((sum, each) => sum + each, 0);
  if (count > 0)
    console.log(
      `revokit lint has ${count === 1 ? "1 remark" : `${count} remarks`} on style, and perhaps more on examples.`,
    );
}

/** A line for each file that differs from the specs, and what to do about it. */
export function reportDrift({ out, changes, paths }: Plan): void {
  const folder = relative(process.cwd(), out);
  if (changes.length === 0) {
    console.log(withSymbol("success", `${folder}/ is up to date: ${filesText(paths.length)}.`));
    return;
  }
  for (const { kind, path } of changes) {
    const word = paint(COLORS[kind], kind.padEnd(9), process.stderr);
    console.error(`${word}  ${terminalText(`${folder}/${path}`)}`);
  }
  const isMissing = changes.every(({ kind }) => kind === "missing");
  const advice =
    isMissing && changes.length === paths.length
      ? `${folder}/ has no generated code. Generate it and commit it, or name its folder with --out.`
      : `${folder}/ does not match the specs. Generate again and commit what it writes.`;
  console.error(`\n${withSymbol("failure", advice, process.stderr)}`);
}

/** The same as JSON: what differs, or differed before it was written. Paths are relative to the generated folder. */
export function reportPlans(plans: readonly Plan[]): void {
  const entries = <T>(of: (plan: Plan) => ReadonlyMap<string, T>) =>
    Object.fromEntries(plans.flatMap((plan) => [...of(plan)]));
  const isOne = plans.length === 1;
  console.log(
    jsonText({
      files: plans.reduce((sum, { paths }) => sum + paths.length, 0),
      changes: plans.flatMap(({ out, changes }) =>
        changes.map(({ kind, path }) => ({ kind, path, ...(!isOne && { out: relative(process.cwd(), out) }) })),
      ),
      milliseconds: entries(
        ({ durations }) => new Map([...durations].map(([name, duration]) => [name, Math.round(duration)])),
      ),
      remarks: entries(({ remarks }) => remarks),
      notes: plans.flatMap(({ notes }) => notes),
      formatNotes: [...new Set(plans.flatMap(({ formatNotes }) => formatNotes))],
    }),
  );
}

/** The consequence of a problem for a command that writes. */
export const NOTHING_WRITTEN = "No file was changed.";

/** The error that stopped the run, and its consequence. */
export function reportError(error: unknown, consequence = ""): void {
  if (!(error instanceof SpecError)) {
    console.error(withSymbol("failure", terminalText(messageOf(error)), process.stderr));
    return;
  }
  const { problems } = error;
  for (const problem of problems.slice(0, PROBLEMS_SHOWN)) console.error(describeProblem(problem));
  const hidden = problems.length - PROBLEMS_SHOWN;
  if (hidden > 0) console.error(`… and ${hidden} more: --json shows them all.`);
  const summary = `${problems.length === 1 ? "1 problem" : `${problems.length} problems`}. ${consequence}`.trimEnd();
  console.error(`\n${withSymbol("failure", summary, process.stderr)}`);
}

function apiOf(path: string): string {
  return path.split("/")[0] ?? path;
}
