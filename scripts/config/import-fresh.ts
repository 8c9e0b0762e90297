import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The default export of a module of the project, read from the file as it is now: a plain import would return the
 * cached module. Also loads CommonJS, and TypeScript on Node.js 20. Undefined if there is no default export.
 * @param file an absolute path
 */
export async function importFresh(file: string): Promise<unknown> {
  const [source, { createJiti }] = await Promise.all([readFile(file, "utf8"), import("jiti")]);
  const own = extname(import.meta.url);
  // The command's own, wherever it is installed.
  const alias = { "@revokit/cli": fileURLToPath(new URL(`../index${own}`, import.meta.url)) };
  const jiti = createJiti(file, { moduleCache: false, fsCache: false, interopDefault: false, alias });
  const options = { id: file, filename: file, ext: extname(file), async: true, forceTranspile: true };
  const module: unknown = await jiti.evalModule(source, options);
  if (typeof module !== "object" || module === null) return module;
  if ("default" in module) return module.default;
  return "__esModule" in module ? undefined : module;
}
