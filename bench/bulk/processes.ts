import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Job, Usage } from "./protocol.ts";

/** npm runs the scripts of a package in its folder. */
const PROGRAMS = join(process.cwd(), "dist/bulk");

/** Starts the server, and returns it with its base URL. */
export async function startServer(
  latency: number,
): Promise<{ readonly server: ChildProcess; readonly baseUrl: string }> {
  const server = fork(join(PROGRAMS, "server.js"), [String(latency)]);
  const [port] = await once(server, "message");
  return { server, baseUrl: `http://127.0.0.1:${String(port)}` };
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

/** Runs one of the programs to its end, and returns the resources that it used. */
export async function run(
  program: "loop" | "worker" | "planner" | "idle",
  job: Job,
  ...more: readonly string[]
): Promise<Usage> {
  const child = fork(join(PROGRAMS, `${program}.js`), [JSON.stringify(job), ...more]);
  const exit = once(child, "exit");
  let usage: Usage | undefined;
  child.on("message", (message: Usage) => (usage = message));
  const [code] = await exit;
  if (code !== 0 || usage === undefined) throw new Error(`${program} failed with ${String(code)}.`);
  const { done, time, cpu, memory } = usage;
  // A run takes long, so a failure must not lose what was measured before it.
  console.log(`${program}: ${done} rows, ${inSeconds(time)} s, ${inSeconds(cpu)} s of CPU, ${memory.toFixed(0)} MB`);
  return usage;
}
