import { report } from "./report.ts";
import { listTrials } from "./trials.ts";

await report(await listTrials());
