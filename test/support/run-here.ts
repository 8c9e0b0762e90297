import { Console } from "node:console";
import { Writable } from "node:stream";
import { vi } from "vitest";

/** A command's output and exit code. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The differences between a command's environment and the test's. */
interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether it writes to a terminal with colors. Default: to a pipe. */
  readonly isTTY?: boolean;
}

/** Runs a command in this process, which is faster than starting one: its modules are already loaded. */
export async function runHere(
  command: () => Promise<void>,
  { cwd, env = {}, isTTY = false }: Surroundings = {},
): Promise<Outcome> {
  const [stdout, stderr] = [new Heard(), new Heard()];
  const before = { cwd: process.cwd(), exitCode: process.exitCode };
  const { isTTY: wasTTY, hasColors } = process.stdout;
  Object.assign(process.stdout, { isTTY, hasColors: () => isTTY });
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((chunk) => stdout.write(chunk)),
    vi.spyOn(process.stderr, "write").mockImplementation((chunk) => stderr.write(chunk)),
  ];
  vi.stubGlobal("console", new Console({ stdout, stderr }));
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  if (cwd !== undefined) process.chdir(cwd);
  try {
    process.exitCode = 0;
    await command();
    return { code: process.exitCode, stdout: stdout.text, stderr: stderr.text };
  } finally {
    process.exitCode = before.exitCode;
    Object.assign(process.stdout, { isTTY: wasTTY, hasColors });
    process.chdir(before.cwd);
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}

/** A stream that collects what is written. */
class Heard extends Writable {
  text = "";

  override _write(chunk: Uint8Array, _: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}
