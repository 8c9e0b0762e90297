import { build, type Metafile } from "esbuild";

/** A public entry: how large it may be for those who bundle it, and what it may hold. */
export interface Entry {
  readonly name: string;
  /** In bytes, minified and compressed by brotli, with its dependencies. */
  readonly budget: number;
  /** Patterns of the files, of this package or of others, that it must not pull in. */
  readonly without: readonly RegExp[];
}

const MOCK = /\/src\/mock\//;
const VALIDATORS = /\/generated\/[^/]+\/validators\.js$/;
const CLI = /@revokit\//;
const NODE = /^node:/;
const SERVER = /\/srvx\//;
const PIPELINE = /\/(ajv|ajv-formats|prettier|typescript|openapi-typescript|@redocly\/[^/]+)\//;
const NEVER = [CLI, PIPELINE];

/** Every entry of `exports` but `./package.json`. */
export const entries: readonly Entry[] = [
  { name: "revokit", budget: 11_800, without: [MOCK, VALIDATORS, NODE, SERVER, /\/generated\//, ...NEVER] },
  { name: "revokit/contract", budget: 1_500, without: [MOCK, VALIDATORS, NODE, SERVER, /openapi-fetch/, ...NEVER] },
  { name: "revokit/natural", budget: 11_800, without: [MOCK, VALIDATORS, NODE, SERVER, /\/kirim/, ...NEVER] },
  { name: "revokit/kirim", budget: 11_800, without: [MOCK, VALIDATORS, NODE, SERVER, /\/natural/, ...NEVER] },
  { name: "revokit/natural/validators", budget: 6_000, without: [MOCK, NODE, SERVER, /openapi-fetch/, ...NEVER] },
  { name: "revokit/kirim/validators", budget: 6_000, without: [MOCK, NODE, SERVER, /openapi-fetch/, ...NEVER] },
  { name: "revokit/response-checks", budget: 1_500, without: [MOCK, VALIDATORS, NODE, SERVER, ...NEVER] },
  { name: "revokit/mock", budget: 40_000, without: NEVER },
  { name: "revokit/toolkit", budget: 6_000, without: [VALIDATORS, NODE, SERVER, ...NEVER] },
];

/** Bundles an entry as an application would, from where it is installed. */
export async function bundle(name: string, from: string): Promise<{ code: Uint8Array; inputs: Metafile["inputs"] }> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export * from ${JSON.stringify(name)};`, resolveDir: from },
    absWorkingDir: from,
    bundle: true,
    format: "esm",
    platform: "neutral",
    external: ["node:*"],
    minify: true,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${name}`);
  return { code: output.contents, inputs: metafile.inputs };
}
