import { isFound, type TrialResult } from "./trial.ts";

/** A line for each framework: how many correct servers passed, and how many faults were found. */
export function toTable(results: readonly TrialResult[]): string {
  const frameworks = [...new Set(results.map(({ trial }) => trial.built.framework))];
  const lines = frameworks.map((framework) => {
    const own = results.filter(({ trial }) => trial.built.framework === framework);
    const correct = own.filter(({ trial }) => !trial.fault);
    const planted = own.filter(({ trial }) => trial.fault);
    const passed = correct.filter(({ failures }) => failures.length === 0);
    const found = planted.filter(isFound);
    return [framework, `${passed.length} of ${correct.length}`, `${found.length} of ${planted.length}`];
  });
  const rows = [["server", "correct ones pass", "faults found"], ...lines];
  return rows
    .map(([name = "", passed = "", found = ""]) => `${name.padEnd(10)}${passed.padEnd(20)}${found}`)
    .join("\n");
}
