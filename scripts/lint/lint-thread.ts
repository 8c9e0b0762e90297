import { serveTasks } from "../threads/serve.ts";
import { createLintRunner } from "./run-lint-task.ts";

serveTasks(createLintRunner());
