import { createBuilder } from "./build-spec.ts";
import { serve } from "./worker-pool.ts";

serve(createBuilder());
