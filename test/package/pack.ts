import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { repositoryPath } from "../support/repository.ts";
import type { PackageName } from "./packages.ts";

const run = promisify(execFile);

/** A package of this repository, packed. */
export interface Packed {
  /** The tarball's path. */
  readonly tarball: string;
  /** The paths of the files in it, sorted. */
  readonly files: readonly string[];
}

export type Tarballs = Readonly<Record<PackageName, Packed>>;

declare module "vitest" {
  interface ProvidedContext {
    tarballs: Tarballs;
    /** A folder in which `revokit` is installed, and nothing else. */
    consumer: string;
    /** A folder in which `revokit`, `@revokit/cli` and undici are installed. */
    developer: string;
  }
}

/** Packs the packages and installs them, once for all of these tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "revokit-package-")));
  const tarballs = await provideTarballs(folder);
  const { revokit, "@revokit/cli": cli } = tarballs;
  project.provide("tarballs", tarballs);
  project.provide("consumer", await install(join(folder, "consumer"), revokit.tarball));
  project.provide("developer", await install(join(folder, "developer"), revokit.tarball, cli.tarball, "undici@7"));
  return () => rm(folder, { recursive: true });
}

async function install(folder: string, ...specs: readonly string[]): Promise<string> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  // npm's cache has what `npm ci` installed, so no network is needed.
  const options = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", ...specs, ...options], { cwd: folder });
  return folder;
}

/**
 * The packages' tarballs: those in the folder that REVOKIT_TARBALLS names, which the release publishes, or else new ones in
 * `folder`.
 */
export async function provideTarballs(folder: string): Promise<Tarballs> {
  const given = process.env["REVOKIT_TARBALLS"];
  return given === undefined ? await pack(folder) : await tarballsIn(given);
}

/** Builds and packs the packages. */
export async function pack(folder: string): Promise<Tarballs> {
  const cwd = repositoryPath(".");
  await run("npm", ["run", "build"], { cwd });
  await run("npm", ["pack", "--workspaces", "--ignore-scripts", "--pack-destination", folder], { cwd });
  return await tarballsIn(folder);
}

async function tarballsIn(folder: string): Promise<Tarballs> {
  const names = await readdir(folder);
  const packed = async (start: string): Promise<Packed> => {
    const name = names.find((each) => each.startsWith(start) && /^-\d.*\.tgz$/.test(each.slice(start.length)));
    if (name === undefined) throw new Error(`There is no tarball of ${start} in ${folder}.`);
    const tarball = join(folder, name);
    const { stdout } = await run("tar", ["-tzf", tarball]);
    const files = stdout
      .trim()
      .split("\n")
      .map((path) => path.slice("package/".length));
    return { tarball, files: files.sort() };
  };
  return {
    revokit: await packed("revokit"),
    "@revokit/cli": await packed("revokit-cli"),
    "@revokit/bulk": await packed("revokit-bulk"),
  };
}
