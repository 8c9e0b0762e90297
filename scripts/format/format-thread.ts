import { serve } from "../threads/serve.ts";
import { formatSources, type FormatTask, type Formatted } from "./formatter.ts";

serve<FormatTask, Formatted>(async (task, send) => send(await formatSources(task)));
