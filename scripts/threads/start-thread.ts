import { totalmem } from "node:os";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/**
 * In MB. A document of 13 MB takes 400; on a machine with little memory, half of it is left free. Above 2,000, V8 would
 * let the heap grow fourfold before it collects.
 */
export const MAX_MEMORY = Math.min(1500, Math.floor(totalmem() / 2 ** 21));

/**
 * Starts a thread.
 * @param module a path below `scripts/`, without its ending
 */
export function startThread(module: string): Worker {
  const ending = extname(import.meta.url);
  const file = new URL(`../${module}${ending}`, import.meta.url);
  // In MB. The large stack is for deeply nested documents.
  const options = { resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY, stackSizeMb: 16 } };
  if (ending === ".js") return new Worker(file, options);
  // In a clone it is TypeScript, whose loader a thread on Node 20 must register first. It ends while it waits for the
  // loader, which runs on yet another thread, if nothing else keeps it.
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const start = `const kept = setInterval(() => undefined, 60_000);
    import(${loader})
      .then(({ register }) => (register(), import(${JSON.stringify(file.href)})))
      .finally(() => clearInterval(kept));`;
  return new Worker(start, { ...options, eval: true });
}
