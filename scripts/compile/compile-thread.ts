import { serveTasks } from "../threads/serve.ts";
import { runCompileTask } from "./run-compile-task.ts";

serveTasks(runCompileTask);
