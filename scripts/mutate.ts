import { report } from "./mutate/report.ts";
import { listTrials } from "./mutate/trials.ts";

await report(await listTrials());
