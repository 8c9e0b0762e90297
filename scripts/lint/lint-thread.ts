import { serve } from "../threads/serve.ts";
import { createLintRunner } from "./run-lint-task.ts";

serve(createLintRunner());
