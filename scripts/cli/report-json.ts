import { relative } from "node:path";
import { jsonText } from "revokit/toolkit";
import type { Plan } from "../plan.ts";

/** What differs, or differed before it was written, as JSON. Paths are relative to the generated folder. */
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
