import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The parts of a package.json that a release reads and writes. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly repository?: { readonly type: "git"; readonly url: string; readonly directory?: string };
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The folders of the packages that are released together: the library first, since the others need it. */
export const folders = [".", "scripts", "bulk"] as const;

/** Reads the package.json of a folder below `root`. */
export async function readManifest(root: string, folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
}

/** Replaces the package.json of a folder below `root`. */
export async function writeManifest(root: string, folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(root, folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
