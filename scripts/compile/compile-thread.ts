import { serve } from "../threads/serve.ts";
import { compileSpec } from "./compile-spec.ts";

serve(compileSpec);
