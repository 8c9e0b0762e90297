import { styleText } from "node:util";
import type { Trial } from "./trials.ts";
import type { MutationVerdict } from "./verdict.ts";

/** Runs the trials, reports which check found each fault, and sets the exit code. */
export async function report(trials: readonly Pick<Trial, "run">[]): Promise<void> {
  let missed = 0;
  for (const { run } of trials) {
    const verdict = await run();
    console.log(describe(verdict));
    if (verdict.foundBy.length === 0) missed += 1;
  }
  console.log(`\n${trials.length - missed} of ${trials.length} planted faults were found.`);
  process.exitCode = missed > 0 ? 1 : 0;
}

function describe({ party, api, fault, foundBy: [first, ...others] }: MutationVerdict): string {
  const mark = first === undefined ? paint("red", "✗ missed") : paint("green", "✓");
  const title = `${mark} ${`${party} ${api}`.padEnd(15)} ${fault}`;
  if (first === undefined) return title;
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  return `${title}\n  ${paint("dim", first + more)}`;
}

/** `hasColors` respects NO_COLOR; a pipe does not have it. */
function paint(color: "green" | "red" | "dim", text: string): string {
  return process.stdout.isTTY && process.stdout.hasColors() ? styleText(color, text) : text;
}
