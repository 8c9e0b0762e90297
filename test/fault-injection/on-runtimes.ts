import { build } from "esbuild";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
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
    const ledger = join(folder, "ledger.js");
    await writeLedgerClient(ledger, "package");
    const rows: Row[] = [];
    for (const runtime of runtimes) {
      const row = { world: world.name, runtime: runtime.name };
      const how = { ...options, concurrency: CONCURRENCY, mayResend: !runtime.canPreventResends };
      if (existsSync(runtime.binary)) {
        const own = join(folder, `${rows.length}`);
        await writeProgram(own, ledger, runtime.platform);
        rows.push({ ...row, verdict: await runWorld(world, how, on(runtime, own)) });
      } else rows.push(row);
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function on({ binary, start }: Runtime, folder: string): MakeCalls {
  return async (plan) => JSON.parse(await start(binary, folder, { program: "calls", given: plan }));
}

/** Bundles the program with the library's source and the platform's module that the runtime would take of the package. */
async function writeProgram(folder: string, ledger: string, platform: string): Promise<void> {
  await mkdir(folder);
  const source = `import { makeCalls } from ${JSON.stringify(repositoryPath("test/fault-injection/calls.ts"))};
    import { createLedger } from ${JSON.stringify(ledger)};
    export const program = (plan) => makeCalls(createLedger, plan, [undefined, (url, init) => fetch(url, init)]);`;
  await build({
    stdin: { contents: source, loader: "ts", resolveDir: folder },
    outfile: join(folder, "calls.js"),
    tsconfig: repositoryPath("tsconfig.json"),
    alias: { "#platform": repositoryPath(platform) },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    nodePaths: [repositoryPath("node_modules")],
  });
}
