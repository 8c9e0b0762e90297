import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
  type Config,
  createConfig,
  IGNORE_FILE,
  isPlainObject,
  loadConfig,
  YamlParseError,
} from "@redocly/openapi-core";
import { listFiles } from "../files/list-files.ts";
import { filesOfImport, withImports } from "../files/with-imports.ts";
import { type Hashes, hashFiles } from "../recall/unchanged.ts";
import { syntaxError } from "./lint-problem.ts";
import { nullDiscriminators } from "./null-discriminators.ts";
import { SettingsResolver } from "./resolver.ts";

/** How documents are linted. */
export interface LintSettings {
  /**
   * The project's `redocly.yaml`, an absolute path. Absent: Redocly's recommended set, none of whose findings stops
   * `generate`.
   */
  readonly config?: string | undefined;
  /** Whether references to other hosts are followed. Default: no. */
  readonly allowRemote?: boolean;
}

/** The rules of a project, or Redocly's recommended ones. */
export interface LintConfig {
  readonly redocly: Config;
  /** Whether the project chose the rules, and so decides what is an error. */
  readonly isOwn: boolean;
  /** The files that configure the lint, as they were read, including absent ones that would. */
  readonly files: Hashes;
}

/** Reads the settings. Throws a `SpecError` for a `redocly.yaml` that is not YAML. */
export async function loadLintConfig({ config: file }: LintSettings): Promise<LintConfig> {
  const plugins = [nullDiscriminators];
  if (file === undefined) {
    return { redocly: await createConfig({ extends: ["recommended"] }, { plugins }), isOwn: false, files: {} };
  }
  const folder = dirname(file);
  const externalRefResolver = new SettingsResolver({ http: { headers: [] } });
  const redocly = await loadConfig({ configPath: file, externalRefResolver, plugins }).catch((error: unknown) => {
    throw error instanceof YamlParseError ? syntaxError(error) : error;
  });
  const code = (redocly.resolvedConfig.plugins ?? []).flatMap((plugin) => filesOfPlugin(folder, plugin));
  const files = [...externalRefResolver.getFiles(), ...code, join(folder, IGNORE_FILE)];
  return { redocly, isOwn: true, files: hashFiles(files) };
}

/** The settings for one document, including those under `apis:` in `redocly.yaml`, as in `redocly lint`. */
export function configFor(config: Config, file: string): Config {
  const { resolvedConfig, configPath } = config;
  const folder = dirname(configPath ?? "");
  const isFile = ([, { root }]: [string, { root: string }]) => root === file || resolve(folder, root) === resolve(file);
  return config.forAlias(Object.entries(resolvedConfig.apis ?? {}).find(isFile)?.[0]);
}

/** Switches rules off by name and severity. Running unneeded rules takes seconds for a large document. */
export function switchOff(config: Config, isOff: (name: string, severity: unknown) => boolean): Config {
  for (const rules of Object.values<Record<string, unknown>>(config.rules)) {
    for (const [name, settings] of Object.entries(rules)) {
      const severity = isPlainObject(settings) ? (settings["severity"] ?? "error") : settings;
      if (isOff(name, severity)) rules[name] = "off";
    }
  }
  return config;
}

/** A plugin may read files beside it, so its whole folder belongs to it, unless that is the project's. */
function filesOfPlugin(folder: string, plugin: string): readonly string[] {
  const file = resolve(folder, plugin);
  if (!existsSync(file)) return [file, ...filesOfImport(plugin, file)];
  return dirname(file) === folder ? withImports(file) : listFiles(dirname(file)).flatMap(withImports);
}
