import { describeSpec, type DescribeTask, type Description } from "./describe-spec.ts";
import { serve } from "./threads/serve.ts";

serve<DescribeTask, Description>(async (task, send) => send(await describeSpec(task)));
