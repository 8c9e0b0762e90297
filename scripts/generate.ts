import { parseArgs } from "node:util";
import { applyChanges } from "./pipeline/changes.ts";
import { planGeneration } from "./pipeline/generate.ts";
import { reportChanges, reportDrift, reportError } from "./pipeline/report.ts";
import { workspace } from "./workspace.ts";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

try {
  const plan = await planGeneration(workspace);
  if (values.check) {
    reportDrift(plan);
    process.exitCode = plan.changes.length > 0 ? 1 : 0;
  } else {
    await applyChanges(workspace.generated, plan.changes);
    reportChanges(plan);
  }
} catch (error) {
  reportError(error);
  process.exitCode = 1;
}
