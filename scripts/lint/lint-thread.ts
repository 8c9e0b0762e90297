import { serve } from "../threads/serve.ts";
import { lintSpec } from "./lint-specs.ts";
import type { LintTask } from "./lint-task.ts";
import type { Verdict } from "./verdict.ts";

serve<LintTask, Verdict>(async (task, send) => send(await lintSpec(task)));
