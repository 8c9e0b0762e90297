import { build } from "esbuild";

/** Bundles the source of a module for where there is no file system; what it imports is looked up in `folder`. */
export async function bundle(contents: string, folder: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
