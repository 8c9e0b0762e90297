import { relative } from "node:path";
import { messageOf } from "revokit/toolkit";
import { terminalText } from "../escape/terminal.ts";
import type { Plan } from "../generate.ts";
import { describePlace, describeProblem, SpecError } from "../problem.ts";
import type { Change } from "../write/changes.ts";
import { paint } from "./colors.ts";

/** As many problems as fit on a screen of 24 lines. */
const PROBLEMS_SHOWN = 20;

const DONE: Record<Change["kind"], string> = { missing: "created", stale: "changed", orphaned: "removed" };

/** A line for each file that was written or removed, and what there is to say beside. */
export function reportChanges(plan: Plan, generated: string): void {
  const { changes, durations } = plan;
  const folder = relative(process.cwd(), generated);
  for (const { kind, path } of changes) {
    const duration = durations.get(apiOf(path));
    const time = duration === undefined ? "" : paint("dim", `${Math.round(duration)} ms`);
    console.log(`${DONE[kind]}  ${terminalText(`${folder}/${path}`)}  ${time}`.trimEnd());
  }
  if (changes.length === 0) console.log("Nothing changed.");
  reportNotes(plan);
}

function reportNotes({ notes, formatNotes, remarks }: Plan): void {
  for (const { message, ...place } of notes.slice(0, PROBLEMS_SHOWN)) {
    console.log(`note  ${describePlace(place)}  ${terminalText(message)}`);
  }
  const hidden = notes.length - PROBLEMS_SHOWN;
  if (hidden > 0) console.log(`… and ${hidden} more notes: --json shows them all.`);
  for (const note of formatNotes) console.log(`note  ${terminalText(note)}`);
  const count = [...remarks.values()].reduce((sum, each) => sum + each, 0);
  if (count > 0)
    console.log(`revokit lint has ${count === 1 ? "1 remark" : `${count} remarks`} on style, or more on examples.`);
}

/** A line for each file that differs from what the specs say, and what to do about it. */
export function reportDrift({ changes, paths }: Plan, generated: string): void {
  const folder = relative(process.cwd(), generated);
  if (changes.length === 0) {
    console.log(`${folder}/ is up to date: ${paths.length} files.`);
    return;
  }
  for (const { kind, path } of changes) console.error(`${kind.padEnd(9)}  ${terminalText(`${folder}/${path}`)}`);
  console.error(`\n${folder}/ does not match the specs. Generate again and commit what it writes.`);
}

/** The same for machines: what differs, or differed before it was written. */
export function reportPlan({ changes, durations, paths, notes, formatNotes, remarks }: Plan): void {
  console.log(
    JSON.stringify({
      files: paths.length,
      changes: changes.map(({ kind, path }) => ({ kind, path })),
      milliseconds: Object.fromEntries([...durations].map(([name, duration]) => [name, Math.round(duration)])),
      remarks: Object.fromEntries(remarks),
      notes,
      formatNotes,
    }),
  );
}

/** What a problem means for what writes. */
export const NOTHING_WRITTEN = "No file was changed.";

/** What stopped the run, and what that means. */
export function reportError(error: unknown, consequence = ""): void {
  if (!(error instanceof SpecError)) {
    console.error(terminalText(messageOf(error)));
    return;
  }
  const { problems } = error;
  for (const problem of problems.slice(0, PROBLEMS_SHOWN)) console.error(describeProblem(problem));
  const hidden = problems.length - PROBLEMS_SHOWN;
  if (hidden > 0) console.error(`… and ${hidden} more: --json shows them all.`);
  console.error(`\n${problems.length === 1 ? "1 problem" : `${problems.length} problems`}. ${consequence}`.trimEnd());
}

function apiOf(path: string): string {
  return path.split("/")[0] ?? path;
}
