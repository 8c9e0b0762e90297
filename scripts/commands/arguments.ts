import { existsSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { messageOf } from "revokit/toolkit";
import type { Workspace } from "../pipeline/workspace.ts";
import { UsageError } from "./failure.ts";

/** What every command of the pipeline takes. */
const COMMON = {
  "allow-remote": { type: "boolean", default: false },
  config: { type: "string", default: "redocly.yaml" },
  help: { type: "boolean", short: "h", default: false },
  json: { type: "boolean", default: false },
} as const;

/** What the commands that compile take too. */
const COMPILE = {
  "format-large": { type: "boolean", default: false },
  out: { type: "string", default: "generated" },
  runtime: { type: "string", default: "revokit/contract" },
} as const;

/** How the options above are told of in a command's help. */
export const COMPILE_HELP = `  specs                 OpenAPI documents, or one folder of them. Default: specs

  --out <folder>        Where the generated code goes, a folder for each document. Default: generated
  --config <file>       The lint's settings. Default: redocly.yaml; without one, Redocly's recommended set
  --runtime <module>    What the generated code imports its types from, as it writes it. Default: revokit/contract
  --format-large        Formats a document's code above 1 MB too, at about a second for each
  --allow-remote        Follows references to other hosts
  --json                Prints one JSON object in place of text`;

export const EXIT_HELP = `Exit codes:
  0  everything is as it should be
  1  a document has problems, or the generated code does not match
  2  the command was used in a wrong way, or something that it needs is missing`;

/** The arguments of a command that has `Options` of its own. */
type Arguments<Options extends OptionTable> = ReturnType<
  typeof parseArgs<{ allowPositionals: true; options: typeof COMMON & typeof COMPILE & Options }>
>;

type OptionTable = NonNullable<ParseArgsConfig["options"]>;

/** Reads the arguments of a command of the pipeline. Throws a `UsageError`. */
export function readArguments<Options extends OptionTable>(
  args: readonly string[],
  options: Options,
): Arguments<Options> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { ...COMMON, ...COMPILE, ...options } });
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

/** The workspace that the arguments describe, relative to the current folder. */
export function readWorkspace({
  values,
  positionals,
}: ReturnType<typeof readArguments<Record<never, never>>>): Workspace {
  const generated = resolve(values.out);
  const modules = findUp("node_modules", dirname(generated));
  const settings = {
    generated,
    redocly: readConfig(values.config),
    runtime: values.runtime,
    formatLarge: values["format-large"],
    allowRemote: values["allow-remote"],
    threads: availableParallelism(),
    cache: modules && join(modules, ".cache", "revokit"),
  };
  const [first, ...others] = positionals.map((path) => resolve(path));
  if (first === undefined) return { ...settings, specs: resolve("specs") };
  const missing = [first, ...others].find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`There is no ${missing}.`);
  if (others.length === 0 && statSync(first).isDirectory()) return { ...settings, specs: first };
  return { ...settings, specs: dirname(first), only: [first, ...others] };
}

/** The default may be absent; a file that was asked for may not. */
export function readConfig(path: string = COMMON.config.default): string | undefined {
  const file = resolve(path);
  if (existsSync(file)) return file;
  if (path === COMMON.config.default) return undefined;
  throw new UsageError(`There is no ${file}.`);
}

function findUp(name: string, folder: string): string | undefined {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUp(name, parent);
}
