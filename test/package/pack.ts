import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { repositoryPath } from "../support/repository.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The packed tarball's path. */
    tarball: string;
    /** The paths of the files in it, sorted. */
    packedFiles: readonly string[];
    /** A folder of somebody who has installed it, and nothing else. */
    consumer: string;
  }
}

const run = promisify(execFile);

/** Packs the package and installs it, once for all of these tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "revokit-package-")));
  const { tarball, files } = await pack(folder);
  const consumer = join(folder, "consumer");
  await mkdir(consumer);
  await writeFile(join(consumer, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  // What `npm ci` has brought is in npm's cache: no network is needed.
  await run("npm", ["install", tarball, "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: consumer,
  });
  project.provide("tarball", tarball);
  project.provide("packedFiles", files);
  project.provide("consumer", consumer);
  return () => rm(folder, { recursive: true });
}

/** Builds and packs the package as `npm publish` does. */
export async function pack(folder: string): Promise<{ tarball: string; files: string[] }> {
  const { stdout } = await run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], {
    cwd: repositoryPath("."),
  });
  // npm prints what the build printed before its own JSON.
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf("[\n")));
  return {
    tarball: join(folder, packed.filename),
    files: packed.files.map(({ path }: { path: string }) => path).sort(),
  };
}
