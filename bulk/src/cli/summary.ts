import { terminalText } from "revokit/toolkit";
import type { JobStatus } from "../job/status.ts";
import { number, quantity } from "./plan-text.ts";
import { counts } from "./progress.ts";

/**
 * A job's status when its worker ends, and what to do next.
 * @param command the line to type for another command on the same job
 */
export function summarize(status: JobStatus, command: (verb: string) => string): string {
  const { state, reason = "", left, outcomes, skipped } = status;
  if (state === "forgotten") return `${terminalText(status.name)}: forgotten. Its rows and its ledger are deleted.`;
  const facts = [
    `${terminalText(status.name)}: ${state}. ${counts(status)}`,
    ...(skipped > 0 ? [`${quantity(skipped, "line")} skipped`] : []),
    ...(left > 0 ? [`${number(left)} ${state === "cancelled" ? "never sent" : "to go"}`] : []),
  ];
  const lines = [`${facts.join(", ")}.`];
  if (state === "paused")
    lines.push(terminalText(reason), `To continue: ${command("resume")}`, `       and: ${command("work")}`);
  else if (left > 0 && state !== "cancelled") lines.push(`To continue: ${command("work")}`);
  if (outcomes.unknown > 0) {
    lines.push(`Unknown rows and what to do: ${command("ledger")}`);
    if (state !== "cancelled") lines.push(`To replay those that are safe to send again: ${command("replay")}`);
  }
  return lines.join("\n");
}
