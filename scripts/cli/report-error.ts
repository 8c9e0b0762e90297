import { messageOf, terminalText } from "revokit/toolkit";
import { describeProblem, SpecError } from "../problem.ts";
import { withSymbol } from "./colors.ts";

/** How many problems fit on a screen of 24 lines. */
export const PROBLEMS_SHOWN = 20;

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
