import { serveTasks } from "../threads/serve.ts";
import { formatSources, type FormatTask, type Formatted } from "./formatter.ts";

serveTasks<FormatTask, Formatted>(async (task, send) => send(await formatSources(task)));
