import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Start } from "./start.ts";
import { bundle } from "./bundle.ts";
import { withProcess } from "./process.ts";

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
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

/** A worker that runs the program on request. */
export const inWorkerd: Start = async (binary, folder, { program, given }) => {
  const source = `import { program } from "./${program}.js";
    export default { fetch: async () => Response.json(await program(${JSON.stringify(given)})) };`;
  await writeFile(join(folder, "worker.mjs"), await bundle(source, folder));
  await writeFile(join(folder, "config.capnp"), CONFIG);
  return withProcess(binary, ["serve", "config.capnp", "--control-fd=3"], folder, async (child) => {
    const control = child.stdio[3];
    if (control === null || control === undefined) throw new Error("workerd has no control channel.");
    const [message] = await once(control, "data");
    const { port } = JSON.parse(String(message).split("\n")[0] ?? "");
    return (await fetch(`http://127.0.0.1:${port}`)).text();
  });
};
