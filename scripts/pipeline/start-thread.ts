import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/** Starts a module of this folder, by its name, on a thread. */
export function startThread(name: string, workerData?: unknown): Worker {
  const ending = extname(import.meta.url);
  const file = new URL(`./${name}${ending}`, import.meta.url);
  if (ending === ".js") return new Worker(file, { workerData });
  // In the clone it is TypeScript, which a thread of Node 20 learns to load only once it runs.
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const start = `import(${loader}).then(({ register }) => (register(), import(${JSON.stringify(file.href)})))`;
  return new Worker(start, { eval: true, workerData });
}
