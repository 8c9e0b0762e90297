import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { generateNatural } from "../lib/redocly-client.ts";
import { format, publish, region, table } from "../lib/report.ts";

/** What a user may import, and the peers. The first is the one that the bar is for. */
const ENTRIES = [
  { name: "revokit/kirim", code: `export { createKirim } from "../src/kirim.ts"` },
  { name: "revokit/natural", code: `export { createNatural } from "../src/natural.ts"` },
  { name: "revokit", code: `export * from "../src/index.ts"` },
  { name: "revokit/response-checks", code: `export * from "../src/response-checks.ts"` },
  { name: "revokit/natural/validators", code: `export * from "../generated/natural/validators.ts"` },
  { name: "revokit/mock", code: `export * from "../src/mock/index.ts"` },
  {
    name: "redocly generate-client, of natural.yaml",
    code: `export { createClient, OPERATIONS } from ${JSON.stringify(await generateNatural())}`,
  },
  { name: "openapi-fetch", code: `export { default } from "openapi-fetch"` },
  { name: "ofetch", code: `export { ofetch } from "ofetch"` },
  { name: "ky", code: `export { default } from "ky"` },
  { name: "axios", code: `export { default } from "axios"` },
  { name: "@naturalpay/sdk/agents", code: `export { AgentsClient } from "@naturalpay/sdk/agents"` },
];

/** For the client of one API: bytes with openapi-fetch, gzipped, and lines of this project's own code. */
const BARS = { gzipped: 12_000, lines: 1_500 };

interface Size {
  readonly name: string;
  readonly minified: number;
  readonly gzipped: number;
  /** The lines of this project's own modules in it, generated ones too, without comments and blank lines. */
  readonly lines: number;
  /** The minified bytes that each module takes, most first. */
  readonly modules: readonly (readonly [path: string, bytes: number])[];
}

const sizes: Size[] = [];
for (const { name, code } of ENTRIES) sizes.push(await measure(name, code));
const [client] = sizes;

await publish({
  name: "size",
  title: "What a bundle takes",
  text: [
    "Bundled, minified and gzipped by esbuild, dependencies included. The built-in modules of Node are not.",
    region(
      "sizes",
      table(
        ["entry", "minified, bytes", "gzipped, bytes"],
        sizes.map(({ name, minified, gzipped }) => [name, format(minified), format(gzipped)]),
      ),
    ),
    `The bars for one API's client are ${format(BARS.gzipped)} bytes gzipped and ${format(BARS.lines)} lines; it has ${format(client?.lines ?? 0)} lines. Lines are those of this project's own modules that the bundle is made of, as prettier lays them out, without comments and blank lines.`,
    `## What takes the bytes of ${client?.name}`,
    table(
      ["module", "minified, bytes"],
      (client?.modules ?? []).map(([path, bytes]) => [path, format(bytes)]),
    ),
  ].join("\n\n"),
  data: sizes,
});

async function measure(name: string, code: string): Promise<Size> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: process.cwd(), sourcefile: "entry.ts" },
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: ["node:*"],
    // As package.json resolves it for a browser: the bundle has no code that is only for Node.
    alias: {
      "#platform": join(import.meta.dirname, "../../../src/platform.ts"),
      "#mock-server": join(import.meta.dirname, "../../../src/mock/no-server.ts"),
    },
    logLevel: "error",
    legalComments: "none",
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return {
    name,
    minified: bytes.byteLength,
    gzipped: gzipSync(bytes, { level: 9 }).byteLength,
    lines: await countLines(metafile),
    modules: modulesOf(metafile).map(([path, size]) => [shorten(path), size]),
  };
}

function modulesOf({ outputs }: Metafile): Size["modules"] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const)
    .sort((a, b) => b[1] - a[1]);
}

async function countLines(metafile: Metafile): Promise<number> {
  const own = modulesOf(metafile).filter(([path]) => /^(\.\.\/)+(src|generated)\//.test(path));
  const counts = own.map(async ([path]) => linesOfCode(await readFile(path, "utf8")));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** In this project no line has code next to a multi-line comment. */
function linesOfCode(source: string): number {
  const withoutComments = source.replaceAll(/^\s*(\/\*[\s\S]*?\*\/|\/\/.*)\s*$/gm, "");
  return withoutComments.split("\n").filter((line) => line.trim() !== "").length;
}

/** A module of a dependency by the dependency's name. */
function shorten(path: string): string {
  const [, dependency] = path.split("node_modules/");
  return dependency === undefined ? path.replace(/^(\.\.\/)+/, "") : `${dependency.split("/")[0]} (${basename(path)})`;
}
