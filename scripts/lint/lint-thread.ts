import { serve } from "../worker-pool.ts";
import { lintSpec, type LintTask } from "./lint-specs.ts";
import type { Verdict } from "./verdict.ts";

serve<LintTask, Verdict>(async (task, send) => send(await lintSpec(task)));
