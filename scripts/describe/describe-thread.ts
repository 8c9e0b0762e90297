import { runDescribeTask, type DescribeTask, type Description } from "./run-describe-task.ts";
import { serve } from "../threads/serve.ts";

serve<DescribeTask, Description>(async (task, send) => send(await runDescribeTask(task)));
