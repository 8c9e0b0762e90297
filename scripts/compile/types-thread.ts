import { serve } from "../threads/serve.ts";
import { compileTypeFile } from "./type-file.ts";
import type { TypesTask } from "./types-task.ts";

serve<TypesTask, ReadonlyMap<string, string>>(async ({ spec, document }, send) =>
  send(compileTypeFile(spec, document)),
);
