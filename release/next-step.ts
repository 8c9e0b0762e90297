import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { readManifest } from "./manifests.ts";

const run = promisify(execFile);

/** The consequence of a push to main: a pull request that raises the version, a release, or neither. */
export type NextStep = "propose" | "publish" | "nothing";

/** Decides by the changesets on main, and by whether the registry has this version. */
export async function nextStep(root: string, isPublished: (spec: string) => Promise<boolean>): Promise<NextStep> {
  const files = await readdir(join(root, ".changeset"));
  if (files.some((file) => file.endsWith(".md") && file !== "README.md")) return "propose";
  const { name, version } = await readManifest(root, ".");
  return (await isPublished(`${name}@${version}`)) ? "nothing" : "publish";
}

/** Asks the registry for a version. Throws if it gives no answer. */
export async function isOnRegistry(spec: string): Promise<boolean> {
  try {
    const { stdout } = await run("npm", ["view", spec, "version", "--json"]);
    return stdout.trim() !== "";
  } catch (error) {
    if (error instanceof Error && "stdout" in error && /"E404"/.test(String(error.stdout))) return false;
    throw new Error(`The registry does not say whether it has ${spec}.`, { cause: error });
  }
}
