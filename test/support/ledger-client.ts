import { build } from "esbuild";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { repositoryPath } from "./repository.ts";

const ENTRY = `import { createClient } from "revokit";
import { contract } from "./ledger/operations.ts";

export const createLedger = (options) => createClient(contract, options);
`;

/**
 * Generates the client of `test/fixtures/ledger.yaml` with the command, and writes it as one JavaScript module, which has
 * `createLedger` and imports the library by the package's name.
 */
export async function writeLedgerClient(file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "revokit-ledger-"));
  try {
    const command = ["--import", "tsx", "scripts/cli.ts", "generate", "test/fixtures/ledger.yaml", "--out", folder];
    await promisify(execFile)(process.execPath, command, { cwd: repositoryPath(".") });
    await build({
      stdin: { contents: ENTRY, loader: "ts", resolveDir: folder },
      outfile: file,
      bundle: true,
      packages: "external",
      format: "esm",
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
