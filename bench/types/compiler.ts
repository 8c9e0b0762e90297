import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { promisify } from "node:util";

const execute = promisify(execFile);
const require = createRequire(import.meta.url);
const TSC = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");

/** The figures of `tsc --extendedDiagnostics` for a program. */
export interface Diagnostics {
  readonly instantiations: number;
  /** In seconds. */
  readonly checkTime: number;
  /** In megabytes. */
  readonly memory: number;
}

/** Writes a configuration to `file` and runs `tsc` with it. Throws its output if it finds an error. */
export async function compile(file: string, config: object): Promise<Diagnostics> {
  await writeFile(file, JSON.stringify(config, null, 2));
  const { stdout } = await execute(process.execPath, [TSC, "-p", file, "--extendedDiagnostics"]).catch(
    (error: { stdout: string }) => {
      throw new Error(`${file} does not compile:\n${error.stdout.slice(0, 2000)}`);
    },
  );
  return {
    instantiations: read(stdout, "Instantiations"),
    checkTime: read(stdout, "Check time"),
    memory: read(stdout, "Memory used") / 1024,
  };
}

function read(output: string, name: string): number {
  const [, value] = output.match(new RegExp(`^${name}: +([\\d.]+)`, "m")) ?? [];
  if (value === undefined) throw new Error(`tsc did not say: ${name}`);
  return Number(value);
}
