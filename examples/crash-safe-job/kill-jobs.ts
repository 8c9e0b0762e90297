import { build } from "esbuild";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock, MOCK_TOKEN, natural, parseFault } from "revokit/mock";
import { type Job, store } from "./job.ts";
import { exampleText } from "revokit/toolkit";

/** The result of jobs whose process was killed. */
export interface KillReport {
  /** How often a process was killed. */
  readonly kills: number;
  /** How many revocations took effect at the server. */
  readonly revocations: number;
  /** How many different invitations they concerned. */
  readonly invitations: number;
  /** How many requests the server got. */
  readonly requests: number;
  readonly jobs: readonly Job[];
}

/** Runs a number of jobs, each killed at a random point and run again until it is done. */
export async function killJobs(count: number): Promise<KillReport> {
  const agentId = exampleText(natural.facts.operations.revokeCustomerInvitation, "agentId");
  const customerIds = Array.from({ length: count }, (_, index) => `pty_${index.toString(16).padStart(32, "0")}`);
  const resources = customerIds.map((customerId) => ({ path: { agentId, customerId }, state: "pending" }));
  const [state] = natural.behaviour.states;
  let requests = 0;
  const mock = createMock({
    apis: [natural],
    seed: {
      tenants: [
        { name: "tenant", tokens: [MOCK_TOKEN], resources: { natural: resources.map((one) => ({ ...one, state })) } },
      ],
    },
    // Enough time to be killed before the change, and between the change and the answer.
    faults: [parseFault("latency=20")],
    onExchange: () => (requests += 1),
  });
  const server = await mock.listen();
  const folder = await mkdtemp(join(tmpdir(), "revokit-jobs-"));
  try {
    const worker = await compileWorker(folder);
    const jobs: Job[] = [];
    let kills = 0;
    let usual = 0;
    for (const [index, customerId] of customerIds.entries()) {
      const file = join(folder, `${index}.json`);
      await store(file, { id: `job-${index}`, agentId, customerId });
      // The first run shows how long one takes; from then on each is killed somewhere within.
      let patience = index === 0 ? Infinity : Math.random() * usual * 1.2;
      const begin = performance.now();
      while (await wasKilled(worker, [file, server.url("natural")], patience)) {
        kills += 1;
        patience = Infinity;
      }
      if (index === 0) usual = performance.now() - begin;
      jobs.push(JSON.parse(await readFile(file, "utf8")));
    }
    const ledger = mock.ledger();
    const invitations = new Set(ledger.map(({ path }) => path["customerId"])).size;
    return { kills, revocations: ledger.length, invitations, requests, jobs };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

async function compileWorker(folder: string): Promise<string> {
  const outfile = join(folder, "worker.mjs");
  const entry = fileURLToPath(new URL("worker.ts", import.meta.url));
  const tsconfig = fileURLToPath(new URL("../../tsconfig.json", import.meta.url));
  await build({ entryPoints: [entry], outfile, tsconfig, bundle: true, format: "esm", platform: "node" });
  return outfile;
}

/** Whether it was killed before it had ended; if it failed by itself, that is an error. */
async function wasKilled(worker: string, args: readonly string[], patience: number): Promise<boolean> {
  const child = spawn(process.execPath, [worker, ...args], {
    env: { ...process.env, NATURAL_API_KEY: MOCK_TOKEN },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const timer = patience === Infinity ? undefined : setTimeout(() => child.kill("SIGKILL"), patience);
  const [code, signal] = await once(child, "exit");
  clearTimeout(timer);
  if (signal === "SIGKILL") return true;
  if (code !== 0) throw new Error("The job failed without having been killed.");
  return false;
}
