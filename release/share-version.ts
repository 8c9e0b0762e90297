import { folders, readManifest, writeManifest } from "./manifests.ts";

/** Gives every package the version of the root, which `changeset version` has raised, also as their peer dependency. */
export async function shareVersion(root: string): Promise<void> {
  const { name, version } = await readManifest(root, ".");
  for (const folder of folders.slice(1)) {
    const manifest = await readManifest(root, folder);
    const peerDependencies = { ...manifest.peerDependencies, [name]: version };
    await writeManifest(root, folder, { ...manifest, version, peerDependencies });
  }
}
