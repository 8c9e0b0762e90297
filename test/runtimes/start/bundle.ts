import { build } from "esbuild";

/** Bundles the source of a module for platforms without a file system; its imports are resolved in `folder`. */
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
