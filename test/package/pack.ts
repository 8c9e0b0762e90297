import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
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
    /** A folder in which `revokit` and `@revokit/cli` are installed. */
    developer: string;
  }
}

/** Packs the packages and installs them, once for all of these tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "revokit-package-")));
  const tarballs = await pack(folder);
  const { revokit, "@revokit/cli": cli } = tarballs;
  project.provide("tarballs", tarballs);
  project.provide("consumer", await install(join(folder, "consumer"), revokit));
  project.provide("developer", await install(join(folder, "developer"), revokit, cli));
  return () => rm(folder, { recursive: true });
}

async function install(folder: string, ...packed: readonly Packed[]): Promise<string> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  // What `npm ci` has brought is in npm's cache: no network is needed.
  const options = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", ...packed.map(({ tarball }) => tarball), ...options], { cwd: folder });
  return folder;
}

/** Builds and packs the packages. */
export async function pack(folder: string): Promise<Tarballs> {
  const cwd = repositoryPath(".");
  await run("npm", ["run", "build"], { cwd });
  const options = ["--workspaces", "--json", "--silent", "--ignore-scripts", "--pack-destination", folder];
  const { stdout } = await run("npm", ["pack", ...options], { cwd });
  const all: readonly NpmPacked[] = JSON.parse(stdout);
  const packed = (name: PackageName): Packed => {
    const found = all.find((each) => each.name === name);
    if (found === undefined) throw new Error(`npm packed no ${name}.`);
    return { tarball: join(folder, found.filename), files: found.files.map(({ path }) => path).sort() };
  };
  return {
    revokit: packed("revokit"),
    "@revokit/cli": packed("@revokit/cli"),
    "@revokit/bulk": packed("@revokit/bulk"),
  };
}

interface NpmPacked {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
