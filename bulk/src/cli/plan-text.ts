import { terminalText } from "revokit/toolkit";
import type { BulkOperation } from "../api/operation.ts";
import type { Plan } from "../plan/job-options.ts";
import type { Rate } from "../api/rate.ts";
import { isPostgres, showLocation } from "../store/location.ts";

/** The text of a plan, shown before anything is sent. */
export function describePlan(plan: Plan, input: string, store: string | undefined): string {
  const { operation, baseUrl, inspection } = plan;
  const invalid = inspection.invalid === 0 ? "" : `, ${number(inspection.invalid)} of them invalid`;
  const facts: Readonly<Record<string, string>> = {
    Job: plan.name,
    Call: `${operation.method} ${baseUrl.replace(/\/$/, "")}${operation.path} (${operation.operationId})`,
    Input: `${input}: ${quantity(inspection.lines, "line")}${invalid}; duplicate lines are one call`,
    Rate: describeRate(plan.rate, inspection.valid),
    Retry: retrySentence(operation),
    ...(store !== undefined && { Store: describeStore(store) }),
  };
  return Object.entries(facts)
    .map(([name, value]) => `${name.padEnd(8)}${terminalText(value)}`)
    .join("\n");
}

function describeRate(rate: Rate | undefined, rows: number): string {
  if (rate === undefined) return "no limit";
  const { limit, window } = rate;
  const least = duration((rows / limit) * window * 1000);
  return `${Number(limit.toFixed(2))} requests in ${window} s, all workers together: ${least} at least`;
}

/** When a call whose response was lost is retried. */
function retrySentence({ method, rules }: BulkOperation): string {
  if (rules.retention !== undefined) {
    return `after a lost response, with the same key for ${duration(rules.retention)}, as long as the server remembers it`;
  }
  if (rules.idempotent) return `after a lost response: ${method} is idempotent`;
  return `never after a lost response: ${method} is not idempotent, and the operation has no key`;
}

function describeStore(store: string): string {
  return isPostgres(store) ? showLocation(store) : `${store} (survives a crash of the process, not a power cut)`;
}

/** A time span for people. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = hours > 0 ? [part(hours, "h"), part(minutes, "min")] : [part(minutes, "min"), part(seconds % 60, "s")];
  return parts.filter((each) => each !== "").join(" ") || "0 s";
}

function part(count: number, unit: string): string {
  return count === 0 ? "" : `${count} ${unit}`;
}

/** A number of things for people, e.g. `1 line` and `2 lines`. */
export function quantity(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** A number for people. */
export function number(value: number): string {
  return value.toLocaleString("en");
}
