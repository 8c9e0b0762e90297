import { serve } from "../worker-pool.ts";
import { type DiffResult, type DiffTask, runDiff } from "./diff-task.ts";

serve<DiffTask, DiffResult>(async (task, send) => send(await runDiff(task)));
