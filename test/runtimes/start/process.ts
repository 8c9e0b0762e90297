import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** How long a program may take, in milliseconds. */
const DEADLINE = 120_000;

/** Starts a process, and kills it after use or after a time limit. */
export async function withProcess<T>(
  binary: string,
  args: readonly string[],
  cwd: string,
  use: (child: ChildProcess) => Promise<T>,
): Promise<T> {
  const child = spawn(binary, args, { cwd, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const ended = once(child, "exit");
  const complaint = text(child.stderr ?? Readable.from([]));
  let timer: NodeJS.Timeout | undefined;
  try {
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${binary} took longer than ${DEADLINE} ms.`)), DEADLINE);
    });
    const result = await Promise.race([use(child), deadline]);
    if (result === "") throw new Error(await complaint);
    return result;
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
    await ended;
  }
}
