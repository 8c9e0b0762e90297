import { serve } from "../threads/serve.ts";
import { type DiffResult, type DiffTask, runDiff } from "./diff-task.ts";

serve<DiffTask, DiffResult>(async (task, send) => send(await runDiff(task)));
