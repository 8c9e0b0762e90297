import { run } from "./torture/command.ts";

await run(process.argv.slice(2));
