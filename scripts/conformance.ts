import { run } from "./conformance/server/command.ts";

await run(process.argv.slice(2));
