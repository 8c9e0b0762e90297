import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { faults } from "./faults.ts";
import { runSuite } from "./run-suite.ts";
import { showProgress } from "./progress.ts";
import { toTable } from "./table.ts";
import { correctServers, isFound, type Trial, type TrialResult } from "./trial.ts";

const HELP = `Holds the conformance suite to servers that share no code with the mock: the correct ones have to pass, and of
those that get one thing wrong at least 98 % have to be found.

Usage: npx tsx test/servers/run.ts [options]

  --only <text>   Only the servers and faults whose name has this text in it, and the correct servers
  --verbose       Says what was found
  --help
`;

/** The share of the faults that the suite must find. */
const BAR = 0.98;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    verbose: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else process.exitCode = await main(values.only, values.verbose);

async function main(only: string, verbose: boolean): Promise<number> {
  const chosen = faults.filter(({ id }) => id.includes(only));
  const trials: readonly Trial[] = [...correctServers, ...chosen.map((fault) => ({ ...fault, built: fault, fault }))];
  const start = performance.now();
  const results: TrialResult[] = [];
  for (const trial of trials) {
    showProgress(results.length, trials.length, trial.id);
    const { failures, notes } = await runSuite(trial.api, trial.built, trial.requestsPerSecond);
    const isTold = trial.fault ? isNewIn(trial, results) : () => true;
    results.push({ trial, failures: failures.filter(isTold), notes: notes.filter(isTold) });
  }
  showProgress(trials.length, trials.length, "");
  const falseAlarms = results.filter(({ trial, failures }) => !trial.fault && failures.length > 0);
  const planted = results.filter(({ trial }) => trial.fault);
  const missed = planted.filter((result) => !isFound(result));
  for (const { trial, failures, notes } of verbose ? results : []) {
    console.log([trial.id, ...failures, ...notes.map((note) => `note  ${note}`)].join("\n  "));
  }
  for (const { trial, failures } of falseAlarms) {
    console.log([`false alarm  ${trial.id}, ${trial.api}`, ...failures].join("\n  "));
  }
  for (const { trial } of missed) {
    console.log(`missed  ${trial.id}, ${trial.api}: ${trial.what}. ${trial.fault?.missed ?? "No reason is known."}`);
  }
  console.log(toTable(results));
  const found = planted.length - missed.length;
  const noted = planted.filter(({ failures, notes }) => failures.length === 0 && notes.length > 0);
  const time = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${found} of ${planted.length} faults found (${noted.length} by a note alone), ${falseAlarms.length} false alarms, in ${time} s`,
  );
  return falseAlarms.length === 0 && found >= planted.length * BAR ? 0 : 1;
}

/** Findings that the correct server also gets prove nothing about the fault. */
function isNewIn({ api, built }: Trial, results: readonly TrialResult[]): (finding: string) => boolean {
  const correct = results.filter(
    ({ trial }) => !trial.fault && trial.api === api && trial.built.framework === built.framework,
  );
  const known = new Set(correct.flatMap(({ failures, notes }) => [...failures, ...notes]));
  return (finding) => !known.has(finding);
}
