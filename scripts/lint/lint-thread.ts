import { serve } from "../worker-pool.ts";
import { lintSpec, type LintTask } from "./lint-specs.ts";
import type { Problem } from "../problem.ts";

serve<LintTask, readonly Problem[]>(async (task, send) => send(await lintSpec(task)));
