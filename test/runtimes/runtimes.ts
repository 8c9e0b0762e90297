import { build } from "esbuild";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { chromium, CHROMIUM_OPTIONS } from "../support/chromium.ts";
import { repositoryPath } from "../support/repository.ts";

/** Where JavaScript runs. */
export interface Runtime {
  readonly name: string;
  /** Its binary's path. */
  readonly binary: string;
  /** What prints its version. */
  readonly version: readonly string[];
  /** Runs the program that is in `folder`, where the package is installed, and returns what it printed. */
  readonly run: (binary: string, folder: string, given: object) => Promise<string>;
}

const installed = (path: string) => repositoryPath(`test/runtimes/node_modules/${path}`);

export const runtimes: readonly Runtime[] = [
  ...["20", "22", "24"].map((major) => ({
    name: `Node.js ${major}`,
    binary: installed(`node-${major}/bin/node`),
    version: ["--version"],
    run: onCommandLine(),
  })),
  { name: "Bun", binary: installed("@oven/bun-linux-x64/bin/bun"), version: ["--version"], run: onCommandLine() },
  {
    name: "Deno",
    binary: installed("@deno/linux-x64-glibc/deno"),
    version: ["--version"],
    run: onCommandLine("run", "--allow-net", "--allow-env", "--allow-read", "--node-modules-dir=manual"),
  },
  {
    name: "workerd (Cloudflare)",
    binary: installed("@cloudflare/workerd-linux-64/bin/workerd"),
    version: ["--version"],
    run: inWorkerd,
  },
  { name: "Chromium", binary: chromium, version: ["--version"], run: inChromium },
];

function onCommandLine(...options: string[]): Runtime["run"] {
  return async (binary, folder, given) => {
    const main = join(folder, "main.mjs");
    await writeFile(
      main,
      `import { program } from "./program.js"; console.log(JSON.stringify(await program(${JSON.stringify(given)})));`,
    );
    return withProcess(binary, [...options, main], folder, (child) => text(child.stdout ?? Readable.from([])));
  };
}

const WORKERD = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "out", network = (allow = ["private", "local"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
const main :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
  compatibilityDate = "2026-01-01",
  globalOutbound = "out"
);
`;

async function inWorkerd(binary: string, folder: string, given: object): Promise<string> {
  const source = `import { program } from "./program.js";
    export default { fetch: async () => Response.json(await program(${JSON.stringify(given)})) };`;
  await writeFile(join(folder, "worker.mjs"), await bundle(source, folder));
  await writeFile(join(folder, "config.capnp"), WORKERD);
  return withProcess(binary, ["serve", "config.capnp", "--control-fd=3"], folder, async (child) => {
    const control = child.stdio[3];
    if (control === null || control === undefined) throw new Error("workerd tells nothing.");
    const [told] = await once(control, "data");
    const { port } = JSON.parse(String(told).split("\n")[0] ?? "");
    return (await fetch(`http://127.0.0.1:${port}`)).text();
  });
}

/** A page that runs the program and posts what came of it. */
async function inChromium(binary: string, folder: string, given: object): Promise<string> {
  const source = `import { program } from "./program.js";
    const result = await program(${JSON.stringify(given)}).catch((error) => String(error));
    await fetch("/result", { method: "POST", body: JSON.stringify(result) });`;
  const script = await bundle(source, folder);
  const profile = await mkdtemp(join(tmpdir(), "revokit-chromium-"));
  let server = createServer();
  const posted = new Promise<string>((resolve) => {
    server = createServer(async (request, response) => {
      if (request.url === "/result") resolve(await text(request));
      response.writeHead(200, { "Content-Type": request.url === "/page.js" ? "text/javascript" : "text/html" });
      response.end(request.url === "/page.js" ? script : '<script type="module" src="/page.js"></script>');
    }).listen(0, "127.0.0.1");
  });
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const args = [...CHROMIUM_OPTIONS, `--user-data-dir=${profile}`, "--remote-debugging-port=0"];
  try {
    return await withProcess(binary, [...args, `http://127.0.0.1:${port}/`], folder, () => posted);
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function bundle(contents: string, folder: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** Ends the process when it has been used, or has taken more than 60 s. */
async function withProcess<T>(
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
      timer = setTimeout(() => reject(new Error(`${binary} took too long.`)), 60_000);
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
