import { serveTasks } from "../threads/serve.ts";
import { runTypesTask } from "./run-types-task.ts";
import type { TypesTask } from "./types-task.ts";

serveTasks<TypesTask, ReadonlyMap<string, string>>(async (task, send) => send(runTypesTask(task)));
