import { serve } from "../threads/serve.ts";
import { runCompileTask } from "./run-compile-task.ts";

serve(runCompileTask);
