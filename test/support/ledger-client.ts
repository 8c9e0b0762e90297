import { build } from "esbuild";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { ClientOptions, Facts } from "revokit";
import { repositoryPath } from "./repository.ts";

const ENTRY = `export { createLedger } from "./ledger/client.ts";
export { facts } from "./ledger/facts.ts";
`;

/** Generates the client of `test/fixtures/ledger.yaml`, and loads it with the library's source. */
export async function loadLedgerClient(): Promise<{ create: (options: ClientOptions) => object; facts: Facts }> {
  const folder = await mkdtemp(join(tmpdir(), "revokit-ledger-"));
  try {
    const file = join(folder, "ledger.mjs");
    await writeLedgerClient(file, "source");
    const { createLedger, facts } = await import(pathToFileURL(file).href);
    return { create: createLedger, facts };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Generates the client of `test/fixtures/ledger.yaml` with the command, and writes it as one JavaScript module that
 * exports `createLedger` and `facts`.
 * @param library where the module imports the library from: this source, or an installed package
 */
export async function writeLedgerClient(file: string, library: "source" | "package"): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "revokit-ledger-"));
  try {
    const command = ["--import", "tsx", "scripts/cli.ts", "generate", "test/fixtures/ledger.yaml", "--out", folder];
    await promisify(execFile)(process.execPath, command, { cwd: repositoryPath(".") });
    await build({
      stdin: { contents: ENTRY, loader: "ts", resolveDir: folder },
      outfile: file,
      bundle: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      ...(library === "package"
        ? { packages: "external" }
        : { tsconfig: repositoryPath("tsconfig.json"), nodePaths: [repositoryPath("node_modules")] }),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
