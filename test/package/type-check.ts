import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { repositoryPath } from "../support/repository.ts";

/** The ways to resolve a module that know `exports`: a tsconfig for each is in `test/consumers/`. */
export const resolutions = ["bundler", "node16", "nodenext"] as const;

/** Copies the program to where the package is installed. */
export async function placeProgram(consumer: string): Promise<void> {
  for (const file of ["program.ts", "tsconfig.json", ...resolutions.map((name) => `tsconfig.${name}.json`)]) {
    await cp(repositoryPath(join("test/consumers", file)), join(consumer, file));
  }
}

/**
 * A compiler's output for the program; empty without errors.
 * @param modules the `node_modules` that has the compiler, under the name `typescript`, and `@types`
 */
export function typeCheck(
  consumer: string,
  resolution: string,
  modules: string,
  typescript = "typescript",
): Promise<string> {
  const tsc = join(modules, typescript, "bin/tsc");
  const args = ["--project", `tsconfig.${resolution}.json`, "--typeRoots", join(modules, "@types")];
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, ...args], { cwd: consumer }, (error, stdout) => {
      resolve(error === null ? stdout : stdout || error.message);
    });
  });
}
