import { runDescribeTask, type DescribeTask, type Description } from "./run-describe-task.ts";
import { serveTasks } from "../threads/serve.ts";

serveTasks<DescribeTask, Description>(async (task, send) => send(await runDescribeTask(task)));
