import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * What a module of the project exports by default, as the file is now: an import would give what it was when it was last
 * imported. TypeScript is loaded on Node.js 20 too, and CommonJS. Undefined where there is no default export.
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
