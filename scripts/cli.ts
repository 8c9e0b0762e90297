#!/usr/bin/env node
import module from "node:module";

// Since Node 22.1, the compiled code of libraries is cached for the next run.
if ("enableCompileCache" in module && typeof module.enableCompileCache === "function") module.enableCompileCache();

const { main } = await import("./cli/main.ts");
const { endWith, watchOutput } = await import("./cli/end.ts");

process.on("uncaughtException", (error) => endWith(error));
watchOutput();
await main(process.argv.slice(2));
endWith();
