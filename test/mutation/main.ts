import { createProgram, runProgram } from "../../scripts/cli/program.ts";

const program = createProgram(
  "npm run mutate --",
  "Plants faults in clients and servers, one at a time, and says which check finds each",
).action(async () => {
  const [{ report }, { listTrials }] = await Promise.all([import("./report.ts"), import("./trials.ts")]);
  await report(await listTrials());
});
await runProgram(program, process.argv.slice(2));
// A planted fault may have left a timer behind, and the process would wait for it.
process.exit();
