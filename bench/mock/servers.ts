import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { facts } from "../../generated/kirim/facts.ts";

/** What is served, and the request that every server gets, which is answered with the documented success. */
export interface Subject {
  readonly title: string;
  readonly document: string;
  readonly method: "GET" | "DELETE";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly contestants: readonly Contestant[];
}

/** A server to measure: the arguments of Node that start it on a port. */
export interface Contestant {
  readonly name: string;
  readonly args: (port: number) => readonly string[];
  /** The prefix of an operation's path. */
  readonly prefix: string;
  /** Called before each start. */
  readonly prepare?: () => Promise<void>;
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const PRISM = "node_modules/@stoplight/prism-cli/dist/index.js";
const CLI = "../scripts/dist/cli.js";
/** The cache folder of what Revokit compiles in memory. */
const COMPILED = "node_modules/.cache/revokit/described";
const DIRECTUS = "node_modules/@directus/specs/dist/openapi.json";

const { path, examples } = facts.operations.revokeSetupLink;
const { id, link_id } = examples.parameters;

export const subjects: readonly Subject[] = [
  {
    title: "Kirim's operation",
    document: "../specs/kirim.yaml",
    method: "DELETE",
    path: path.replace("{id}", String(id)).replace("{link_id}", String(link_id)),
    headers: { authorization: "Bearer mock_token", prefer: "code=200" },
    contestants: [
      { name: "bare Node", args: (port) => [script("bare.js"), String(port)], prefix: "" },
      {
        name: "Revokit",
        args: (port) => [CLI, "mock", "kirim", "--quiet", "--port", String(port)],
        prefix: "/kirim/v1",
      },
      prism("../specs/kirim.yaml"),
    ],
  },
  {
    title: "the 136 operations of Directus",
    document: DIRECTUS,
    method: "GET",
    path: "/activity?limit=1",
    headers: { authorization: "mock_token" },
    contestants: [
      { ...directus("Revokit, first start"), prepare: () => rm(COMPILED, { recursive: true, force: true }) },
      directus("Revokit, started again"),
      prism(DIRECTUS),
    ],
  },
];

function directus(name: string): Contestant {
  return {
    name,
    args: (port) => [CLI, "mock", DIRECTUS, "--quiet", "--port", String(port)],
    prefix: "/openapi",
  };
}

function prism(document: string): Contestant {
  return { name: "Prism 5.14.2", args: (port) => [PRISM, "mock", document, "-p", String(port)], prefix: "" };
}

/** A running server, and how many milliseconds passed from its start to its first answer. */
export interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly startUp: number;
}

export async function start(
  { method, path, headers }: Subject,
  { args, prefix, prepare }: Contestant,
): Promise<Running> {
  await prepare?.();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${prefix}${path}`;
  const begun = performance.now();
  const measured = ["--expose-gc", "--import", script("live-heap.js"), ...args(port)];
  const child = spawn(process.execPath, measured, { stdio: ["ignore", "ignore", "ignore", "ipc"] });
  for (;;) {
    const response = await fetch(url, { method, headers }).catch(() => undefined);
    if (response?.status === 200) {
      await response.text();
      return { process: child, url, startUp: performance.now() - begun };
    }
    if (response !== undefined) throw new Error(`${url} answered ${response.status}.`);
    if (child.exitCode !== null) throw new Error(`${args(port).join(" ")} ended with ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
export async function stop({ process: child }: Running): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** The CPU time of a process in seconds and its memory in megabytes, as Linux reports them. */
export async function usage({ process: { pid } }: Running): Promise<{ cpu: number; memory: number }> {
  const stat = (await readFile(`/proc/${pid}/stat`, "utf8")).replace(/^.*\) /, "").split(" ");
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const [, resident] = status.match(/^VmRSS:\s+(\d+)/m) ?? [];
  const TICKS_PER_SECOND = 100;
  return { cpu: (Number(stat[11]) + Number(stat[12])) / TICKS_PER_SECOND, memory: Number(resident) / 1024 };
}

/** The heap of a process after a garbage collection, in megabytes. */
export async function liveHeap({ process: child }: Running): Promise<number> {
  child.send("collect");
  const [heap]: unknown[] = await once(child, "message");
  return Number(heap);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
