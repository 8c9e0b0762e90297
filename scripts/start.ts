import { run } from "./start/start.ts";

await run();
