import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "revokit/toolkit";
import { assertConfig } from "./check-config.ts";
import type { RevokitConfig } from "./config.ts";
import { importFresh } from "./import-fresh.ts";

/** The names to look for, in this order. */
export const CONFIG_NAMES = ["ts", "mts", "js", "mjs", "cjs", "json", "yaml", "yml"].map(
  (ending) => `revokit.config.${ending}`,
);

/** The name of the configuration in the current folder, if there is one. */
export function findConfig(): string | undefined {
  return CONFIG_NAMES.find((name) => existsSync(name));
}

/** A project's configuration. */
export interface LoadedConfig {
  readonly config: RevokitConfig;
  /** An absolute path. */
  readonly file: string;
  /** The folder that its paths are relative to. */
  readonly folder: string;
}

/**
 * Loads the configuration, which is trusted code of the project. Throws for anything that is not a configuration.
 * @param file an absolute path. Default: `revokit.config.*` in the current folder, if there is one
 */
export async function loadConfig(file: string | undefined): Promise<LoadedConfig | undefined> {
  // The library is loaded only if there is a file to read.
  if (file === undefined && findConfig() === undefined) return undefined;
  const { lilconfig } = await import("lilconfig");
  const loaders = {
    ...Object.fromEntries([".ts", ".mts", ".js", ".mjs", ".cjs"].map((ending) => [ending, importFresh])),
    ...Object.fromEntries([".yaml", ".yml"].map((ending) => [ending, readYaml])),
  };
  const explorer = lilconfig("revokit", { searchPlaces: CONFIG_NAMES, stopDir: process.cwd(), loaders, cache: false });
  try {
    const found = await (file === undefined ? explorer.search() : explorer.load(file));
    if (found === null) return undefined;
    const config: unknown = found.config;
    assertConfig(config);
    return { config, file: found.filepath, folder: dirname(found.filepath) };
  } catch (error) {
    throw new Error(`${file ?? findConfig() ?? ""}: ${messageOf(error)}`, { cause: error });
  }
}

async function readYaml(file: string, text: string): Promise<unknown> {
  const { parseYaml } = await import("@redocly/openapi-core");
  return parseYaml(text, { filename: file });
}
