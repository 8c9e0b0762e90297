import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { isObject } from "revokit/toolkit";

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What `tsc` declares the types of: the package's entries, and those of its threads. */
function readEntries(): string[] {
  const settings: unknown = JSON.parse(readFileSync(fromRoot("scripts/tsconfig.build.json"), "utf8"));
  const entries = isObject(settings) && Array.isArray(settings["include"]) ? settings["include"] : [];
  return entries.map((entry: unknown) => fromRoot(`scripts/${String(entry)}`));
}

/*
 * Writes the modules of `@revokit/cli` as a few files: finding and reading hundreds takes Node a fifth of the time that a
 * small document needs.
 * What the CLI shares with the library of the same version goes in; other packages stay dependencies.
 */
await build({
  entryPoints: readEntries(),
  outbase: fromRoot("scripts"),
  outdir: fromRoot("scripts/dist"),
  // One folder deep, like the modules that look for others beside them.
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  alias: { "revokit/toolkit": fromRoot("src/toolkit.ts") },
  tsconfigRaw: {},
  logLevel: "warning",
});
