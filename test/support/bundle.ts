import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { repositoryPath } from "./repository.ts";

/** TypeScript and everything that it imports, as a web page would load it. */
export interface Bundle {
  readonly code: string;
  /** The source files that contribute to the code, relative to the repository's root. */
  readonly files: readonly string[];
}

/** Bundles and minifies TypeScript. */
export async function bundleOf(source: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, loader: "ts", resolveDir: repositoryPath("test") },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    tsconfig: repositoryPath("tsconfig.json"),
    absWorkingDir: repositoryPath("."),
    metafile: true,
    write: false,
  });
  return {
    code: outputFiles.map(({ text }) => text).join(""),
    files: Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => inputs[file]?.bytesInOutput !== 0),
    ),
  };
}

/** The size of a text compressed with gzip, in bytes. */
export function gzippedSize(text: string): number {
  return gzipSync(text, { level: 9 }).byteLength;
}

/** Runs a bundle and returns its exports. */
export async function load({ code }: Bundle): Promise<Readonly<Record<string, unknown>>> {
  return import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
}
