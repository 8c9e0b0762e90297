import { parseArgs } from "node:util";
import { killJobs } from "./kill-jobs.ts";

const HELP = `Runs jobs, kills each at a random point, runs it again, and compares their results with the server's ledger.

Usage: npx tsx examples/crash-safe-job/main.ts [options]

  --jobs <number>   How many jobs. Default: 200
  --help

Exit codes: 0 every job took effect once, 1 one did not or none was killed, 2 usage error
`;

/** The number of jobs; undefined if help is requested. Throws for invalid arguments. */
function readJobs(): number | undefined {
  const { values } = parseArgs({
    options: { jobs: { type: "string", default: "200" }, help: { type: "boolean", default: false } },
  });
  if (values.help) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(values.jobs)) throw new Error("--jobs: must be a whole number from 1 to 999999.");
  return Number(values.jobs);
}

async function run(count: number): Promise<void> {
  const { kills, revocations, invitations, requests, jobs } = await killJobs(count);
  const done = jobs.filter(({ outcome }) => outcome === "applied").length;
  console.log(`${count} jobs, ${kills} killed, ${done} done. The server got ${requests} requests;`);
  console.log(`its ledger has ${revocations} revocations of ${invitations} invitations.`);
  if (kills === 0 || revocations !== count || invitations !== count || done !== count) process.exitCode = 1;
}

let count: number | undefined;
try {
  count = readJobs();
  if (count === undefined) process.stdout.write(HELP);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
if (count !== undefined) await run(count);
