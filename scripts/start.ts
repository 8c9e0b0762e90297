import { createProgram, runProgram } from "./cli/program.ts";

const program = createProgram(
  "npm start --",
  "Lints the documents, generates their clients, and runs them against a mock; nothing real is revoked",
).action(async () => {
  const { run } = await import("./start/start.ts");
  await run();
});
await runProgram(program, process.argv.slice(2));
