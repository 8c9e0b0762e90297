import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LedgerRow } from "../../src/index.ts";
import type { Subject } from "./invitations.ts";

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of the command that runs in the background. */
export interface Running {
  readonly process: ChildProcess;
  readonly exit: Promise<Exit>;
}

/** Starts the command. */
export function start(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Running {
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, NO_COLOR: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const exit = once(child, "close").then(() => ({ code: child.exitCode, stdout: stdout(), stderr: stderr() }));
  return { process: child, exit };
}

/** Runs the command to its end. */
export function runToEnd(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Exit> {
  return start(command, args, environment).exit;
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return () => text;
}

/** A new temporary folder. */
export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "revokit-bulk-"));
}

/** Writes a subject's rows as an input of the command. */
export async function writeInput(folder: string, { rows }: Subject): Promise<string> {
  const file = join(folder, "rows.ndjson");
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return file;
}

/** The arguments of `run` for a subject. */
export function runArguments(
  subject: Subject,
  input: string,
  store: string,
  more: readonly string[] = [],
): readonly string[] {
  const client = subject.client === undefined ? [] : ["--client", subject.client];
  const target = ["--base-url", subject.baseUrl, ...client];
  return [
    "run",
    subject.operation,
    "--input",
    input,
    "--store",
    store,
    "--yes",
    "--heartbeat",
    "10",
    ...target,
    ...more,
  ];
}

/** Reads a ledger that the command has written as NDJSON. */
export async function readLedgerFile(file: string): Promise<readonly LedgerRow[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as LedgerRow);
}
