import { build } from "esbuild";
import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLedgerClient } from "../support/ledger-client.ts";
import { repositoryPath } from "../support/repository.ts";
import type { Runtime } from "../runtimes/runtimes.ts";
import type { Row } from "./report.ts";
import { type MakeCalls, type RunOptions, runWorld } from "./run-world.ts";
import type { World } from "./worlds.ts";

/** How many connections a browser opens to one host. More calls would wait until they time out. */
const CONCURRENCY = 6;

/** Makes calls on each given runtime that is installed. */
export async function runOnRuntimes(
  runtimes: readonly Runtime[],
  world: World,
  options: Pick<RunOptions, "calls" | "seed">,
): Promise<Row[]> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "revokit-fault-injection-")));
  try {
    await writeProgram(folder);
    const rows: Row[] = [];
    for (const runtime of runtimes) {
      const row = { world: world.name, runtime: runtime.name };
      const how = { ...options, concurrency: CONCURRENCY, mayResend: !runtime.canPreventResends };
      rows.push(
        existsSync(runtime.binary) ? { ...row, verdict: await runWorld(world, how, on(runtime, folder)) } : row,
      );
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function on({ binary, start }: Runtime, folder: string): MakeCalls {
  return async (plan) => JSON.parse(await start(binary, folder, { program: "calls", given: plan }));
}

async function writeProgram(folder: string): Promise<void> {
  await writeLedgerClient(join(folder, "ledger.js"), "source");
  const source = `import { makeCalls } from ${JSON.stringify(repositoryPath("test/fault-injection/calls.ts"))};
    import { createLedger } from "./ledger.js";
    export const program = (plan) => makeCalls(createLedger, plan);`;
  await build({
    stdin: { contents: source, loader: "ts", resolveDir: folder },
    outfile: join(folder, "calls.js"),
    tsconfig: repositoryPath("tsconfig.json"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    nodePaths: [repositoryPath("node_modules")],
  });
}
