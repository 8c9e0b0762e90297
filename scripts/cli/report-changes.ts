import { relative } from "node:path";
import { terminalText } from "revokit/toolkit";
import type { Plan } from "../plan.ts";
import { describePlace, type Problem } from "../problem.ts";
import { COLORS, filesText } from "./change-text.ts";
import { paint, withSymbol } from "./colors.ts";
import { PROBLEMS_SHOWN } from "./report-error.ts";

const DONE = { missing: "created", different: "changed", orphaned: "removed" } as const;

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
      `revokit lint shows ${count === 1 ? "1 warning" : `${count} warnings`} about style, and checks the examples too.`,
    );
}

function apiOf(path: string): string {
  return path.split("/")[0] ?? path;
}
