import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** Below the package, so that its dependencies are found from there. */
export const COMPILED = "bulk/dist/test";
const FOLDER = join(ROOT, COMPILED);

/** Compiles a program of this repository into one file, which Node starts quickly: tests start it many times. */
export async function compile(entry: string): Promise<string> {
  const outfile = join(FOLDER, `${entry.replaceAll(/[^\w]+/g, "-")}.${process.pid}.mjs`);
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile,
    tsconfig: join(ROOT, "tsconfig.json"),
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "silent",
  });
  return outfile;
}

/** Compiles the command `revokit-bulk`. */
export function compileCommand(): Promise<string> {
  return compile("bulk/src/cli/main.ts");
}

/** Writes a file below the folder of compiled programs, e.g. for a program whose source depends on the test. */
export async function place(name: string, text: string): Promise<string> {
  const file = join(FOLDER, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
