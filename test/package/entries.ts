import { build } from "esbuild";

/** A public entry: its size budget in a bundle, and the files that it may reach. */
export interface Entry {
  readonly name: string;
  /** In bytes, minified and compressed with Brotli, including its dependencies. */
  readonly budget: number;
  /** The packages that it may import, directly or indirectly. Default: none. */
  readonly packages?: readonly string[];
  /** Whether it is for Node.js alone. */
  readonly isForNode?: true;
  /** Patterns of the files of this package that it must not pull in. */
  readonly without: readonly RegExp[];
}

const MOCK = /\/src\/mock\//;
const VALIDATORS = /\/generated\/[^/]+\/validators\.js$/;
const CLIENT = { budget: 15_900, packages: ["openapi-fetch"] };

/** Every entry of `exports` but `./package.json`. */
export const entries: readonly Entry[] = [
  { name: "revokit", ...CLIENT, without: [MOCK, VALIDATORS, /\/generated\//] },
  { name: "revokit/runtime", ...CLIENT, budget: 21_100, without: [MOCK, VALIDATORS] },
  { name: "revokit/natural", ...CLIENT, without: [MOCK, VALIDATORS, /\/kirim/] },
  { name: "revokit/kirim", ...CLIENT, without: [MOCK, VALIDATORS, /\/natural/] },
  { name: "revokit/natural/facts", budget: 4_000, without: [MOCK] },
  { name: "revokit/natural/validators", budget: 6_000, without: [MOCK] },
  { name: "revokit/kirim/facts", budget: 4_000, without: [MOCK] },
  { name: "revokit/kirim/validators", budget: 6_000, without: [MOCK] },
  {
    name: "revokit/event-stream",
    budget: 3_500,
    packages: ["eventsource-parser"],
    without: [MOCK, VALIDATORS, /\/openapi-fetch/],
  },
  { name: "revokit/undici", isForNode: true, budget: 2_400, packages: ["undici"], without: [MOCK, VALIDATORS] },
  { name: "revokit/response-checks", budget: 1_750, packages: ["openapi-fetch"], without: [MOCK, VALIDATORS] },
  { name: "revokit/mock", budget: 29_300, packages: ["openapi-fetch"], without: [] },
  { name: "revokit/toolkit", budget: 8_600, packages: ["openapi-fetch"], without: [VALIDATORS] },
];

/** What an entry may additionally import on Node. */
export const onNode: Readonly<Record<string, RegExp>> = {
  "revokit/mock": /^(srvx$|node:)/,
  "revokit/undici": /^node:/,
};

/** The bundle of an entry. */
export interface Bundle {
  readonly code: Uint8Array;
  /** The paths of the files in it, without those that were read but are unused. */
  readonly files: readonly string[];
  /** The names of what it imports at run time. */
  readonly imports: readonly string[];
}

/** Bundles an installed entry as an application would. */
export async function bundle(name: string, from: string, platform: "browser" | "neutral" | "node"): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export * from ${JSON.stringify(name)};`, resolveDir: from },
    absWorkingDir: from,
    bundle: true,
    // An application that imports `revokit/undici` has installed it.
    external: ["undici"],
    format: "esm",
    platform,
    minify: true,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const [output] = outputFiles;
  const [described] = Object.values(metafile.outputs);
  if (output === undefined || described === undefined) throw new Error(`esbuild wrote no bundle for ${name}`);
  const used = Object.entries(described.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    code: output.contents,
    files: used.map(([file]) => file),
    imports: described.imports.map(({ path }) => path),
  };
}
