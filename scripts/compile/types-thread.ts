import { serve } from "../worker-pool.ts";
import { compileTypeFile } from "./compile-document.ts";
import type { TypesTask } from "./types-task.ts";

serve<TypesTask, ReadonlyMap<string, string>>(async ({ spec, document }, send) =>
  send(compileTypeFile(spec, document)),
);
