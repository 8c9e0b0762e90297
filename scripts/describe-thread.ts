import { describeSpec, type DescribeTask, type Description } from "./describe-spec.ts";
import { serve } from "./worker-pool.ts";

serve<DescribeTask, Description>(async (task, send) => send(await describeSpec(task)));
