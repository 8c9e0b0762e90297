import { serveTasks } from "../threads/serve.ts";
import { type DiffResult, type DiffTask, runDiff } from "./diff-task.ts";

serveTasks<DiffTask, DiffResult>(async (task, send) => send(await runDiff(task)));
