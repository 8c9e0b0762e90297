import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { isObject } from "revokit/toolkit";
import { writeNotices } from "./third-party-notices.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const dist = fromRoot("scripts/dist");

function readJson(path: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(fromRoot(path), "utf8"));
  return isObject(value) ? value : {};
}

/** The modules whose types `tsc` declares: the package's entries, and those of its threads. */
function readEntries(): string[] {
  const { include } = readJson("scripts/tsconfig.build.json");
  return (Array.isArray(include) ? include : []).map((entry: unknown) => fromRoot(`scripts/${String(entry)}`));
}

/**
 * Leaves out what npm installs with the package. Its development dependencies are bundled, and what these import in turn, in
 * their own versions.
 */
function installedPackages(): Plugin {
  const { dependencies, peerDependencies } = readJson("scripts/package.json");
  const installed = Object.keys({
    ...(isObject(dependencies) && dependencies),
    ...(isObject(peerDependencies) && peerDependencies),
  });
  const isInstalled = (path: string) => installed.some((name) => path === name || path.startsWith(`${name}/`));
  return {
    name: "installed-packages",
    setup: ({ onResolve }) => {
      onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
        if (path === "revokit/toolkit") return { path: fromRoot("src/toolkit.ts") };
        return isInstalled(path) && !importer.includes("/node_modules/") ? { path, external: true } : undefined;
      });
    },
  };
}

/*
 * Writes the modules of `@revokit/cli` as a few files: finding and reading hundreds takes Node a fifth of the time that a
 * small document needs. docs/decisions/the-command-bundles-redocly.md says why a library is among them.
 */
const { metafile } = await build({
  entryPoints: readEntries(),
  outbase: fromRoot("scripts"),
  outdir: dist,
  // One folder deep, like the modules that look for others beside them.
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  plugins: [installedPackages()],
  // CommonJS modules among the bundled ones require Node's own.
  banner: {
    js: 'import { createRequire as createBundleRequire } from "node:module";\nconst require = createBundleRequire(import.meta.url);',
  },
  metafile: true,
  tsconfigRaw: {},
  logLevel: "warning",
});
writeNotices(Object.keys(metafile.inputs), dist);
