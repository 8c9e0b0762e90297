import { build } from "esbuild";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { provideTarballs } from "../package/pack.ts";
import { writeLedgerClient } from "../support/ledger-client.ts";
import { repositoryPath } from "../support/repository.ts";
import { findFaults, type RuntimeResult, testRuntime } from "./test-runtime.ts";
import { runtimes } from "./runtimes.ts";
import { toTable } from "./table.ts";

const HELP = `Runs the packed tarball on every runtime that the guide lists, and prints a table.

Usage: npx tsx test/runtimes/run.ts [options]

  --only <text>   Only the runtimes whose name has this text in it
  --write         Puts the table into the guide
  --help
`;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else await main(values.only, values.write);

async function main(only: string, write: boolean): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "revokit-runtimes-")));
  try {
    await install(folder);
    const results: RuntimeResult[] = [];
    for (const runtime of runtimes.filter(({ name }) => name.includes(only))) {
      const result = existsSync(runtime.binary)
        ? await testRuntime(runtime, folder)
        : { name: runtime.name, version: "", status: "not run" as const };
      results.push(result);
      console.log(`${result.status.padEnd(8)} ${result.name} ${result.version}`);
      for (const fault of findFaults(result)) console.log(`           ${fault}`);
    }
    console.log(`\n${toTable(results)}`);
    if (write) await writeTable(toTable(results));
    if (results.some(({ status }) => status === "failed")) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Installs the package and the programs into `folder`. */
async function install(folder: string): Promise<void> {
  const { tarball } = (await provideTarballs(folder)).revokit;
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await promisify(execFile)("npm", ["install", tarball, "--prefer-offline", "--no-audit", "--no-fund"], {
    cwd: folder,
  });
  await build({
    entryPoints: ["calls", "resends", "leftovers"].map((name) => repositoryPath(`test/runtimes/programs/${name}.ts`)),
    outdir: folder,
    bundle: true,
    packages: "external",
    external: ["./ledger.js"],
    format: "esm",
  });
  await writeLedgerClient(join(folder, "ledger.js"), "package");
}

/** Puts the table into the guide, between the marks. */
async function writeTable(table: string): Promise<void> {
  const page = repositoryPath("docs/guide/requirements.md");
  const text = await readFile(page, "utf8");
  const marks = /(<!-- runtimes -->\n).*(\n<!-- \/runtimes -->)/s;
  await writeFile(
    page,
    text.replace(marks, (_, begin, end) => `${begin}\n${table}\n${end}`),
  );
  await promisify(execFile)("npx", ["--no-install", "prettier", "--write", page], { cwd: repositoryPath(".") });
}
