import { UsageError } from "revokit/toolkit";
import { runProgram } from "../../scripts/cli/program.ts";
import { runtimes } from "../runtimes/runtimes.ts";
import { loadLedgerClient } from "../support/ledger-client.ts";
import { findLeftovers, NOISE } from "./leftovers.ts";
import { runOnRuntimes } from "./on-runtimes.ts";
import { faultInjectionCommand, type Options } from "./options.ts";
import { type Report, type Row, toTerminal } from "./report.ts";
import { inThisProcess, runWorld } from "./run-world.ts";
import { complete, honestWorlds, liarsWorld, type PlannedWorld, runtimesWorlds, type World } from "./worlds.ts";

/** The runtime that this process is. */
const HERE = `Node.js ${process.versions.node.split(".")[0]}`;

/** How many calls run concurrently. */
const CONCURRENCY = 24;

/** Runs the fault injection. */
export async function run(args: readonly string[]): Promise<void> {
  const command = faultInjectionCommand(async (options) => {
    const report = await inject(options);
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : toTerminal(report, hasColors()));
    process.exitCode = hasFindings(report) ? 1 : 0;
  });
  await runProgram(command, args);
}

async function inject({ calls, seed, only = "" }: Options): Promise<Report> {
  const start = performance.now();
  const isWanted = ({ name }: PlannedWorld) => `${name} ${HERE}`.includes(only);
  const planned = honestWorlds.filter(isWanted);
  const others = runtimesWorlds.map((world) => ({
    world,
    on: runtimes.filter(({ name }) => name !== HERE && `${world.name} ${name}`.includes(only)),
  }));
  const liars = [liarsWorld].filter(isWanted);
  const isElsewhere = others.some(({ on }) => on.length > 0);
  if (planned.length + liars.length === 0 && !isElsewhere) {
    throw new UsageError(`--only: no world and no runtime has ${JSON.stringify(only)} in its name.`);
  }

  const needsLedger = isElsewhere || planned.some((world) => !("api" in world));
  const ledger = needsLedger ? await loadLedgerClient() : undefined;
  const worlds = planned.map((world) => complete(world, ledger));
  const rows = await runHere(worlds, calls, seed);
  for (const { world, on } of others.filter((each) => each.on.length > 0)) {
    const options = { calls: Math.ceil(calls * world.share), seed };
    rows.push(...(await runOnRuntimes(on, complete(world, ledger), options)));
  }
  const assumed = await runHere(liars, calls, seed);
  const leftovers = [];
  for (const world of oneOfEachApi(worlds)) {
    leftovers.push({ api: world.api.facts.title, ...(await findLeftovers(world, Math.ceil(calls / 10))) });
  }
  return { seed, duration: performance.now() - start, rows, assumed, leftovers };
}

function oneOfEachApi(worlds: readonly World[]): readonly World[] {
  return [...new Map(worlds.map((world) => [world.api, world])).values()];
}

async function runHere(worlds: readonly World[], calls: number, seed: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const world of worlds) {
    const options = { calls: Math.ceil(calls * world.share), seed, concurrency: CONCURRENCY, mayResend: false };
    const verdict = await runWorld(world, options, inThisProcess(world));
    rows.push({ world: world.name, runtime: HERE, verdict });
  }
  return rows;
}

function hasFindings({ rows, leftovers }: Report): boolean {
  return (
    rows.some(({ verdict }) => verdict && verdict.falseOutcomes.length + verdict.problems.length > 0) ||
    leftovers.some(({ handles, listeners, heap }) => handles.length > 0 || listeners > 0 || heap > NOISE)
  );
}

function hasColors(): boolean {
  return process.stdout.isTTY && process.stdout.hasColors() && !process.env["NO_COLOR"];
}
