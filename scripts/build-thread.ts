import { createBuilder } from "./build-spec.ts";
import { serve } from "./threads/serve.ts";

serve(createBuilder());
