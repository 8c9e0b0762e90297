import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { messageOf } from "revokit/toolkit";
import type { Input } from "../find/specs.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { UsageError } from "./failure.ts";

/** What every command of the pipeline takes. */
const COMMON = {
  "allow-remote": { type: "boolean", default: false },
  config: { type: "string", default: "redocly.yaml" },
  help: { type: "boolean", short: "h", default: false },
  json: { type: "boolean", default: false },
  root: { type: "string" },
} as const;

/** What the commands that compile take too. */
const COMPILE = {
  "format-large": { type: "boolean", default: false },
  name: { type: "string" },
  "no-format": { type: "boolean", default: false },
  out: { type: "string", default: "generated" },
  runtime: { type: "string", default: "revokit/runtime" },
} as const;

/** How the options above are told of in a command's help. */
export const COMMON_HELP = `  --config <file>       The lint's settings. Default: redocly.yaml; without one, Redocly's recommended set
  --root <folder>       The folder that references stay below. Default: that of each document
  --allow-remote        Follows references to other hosts
  --json                Prints one JSON object in place of text`;

export const COMPILE_HELP = `  specs                 OpenAPI documents, or one folder of them. Default: specs

  --out <folder>        Where the generated code goes, a folder for each document. Default: generated
  --name <name>         The name of the API and of its folder. Default: the document's file name without its ending
  --runtime <module>    What the generated code imports its types from, as it writes it. Default: revokit/runtime
  --no-format           Leaves the code as it comes, for a formatter of the project's own
  --format-large        Formats a document's code above 500,000 characters too, at about a second for each million
${COMMON_HELP}`;

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

type Parsed = ReturnType<typeof readArguments<Record<never, never>>>;

/** What the arguments say is to be generated, relative to the current folder. Throws a `UsageError`. */
export function readRequest(parsed: Parsed): GenerateRequest {
  const { values } = parsed;
  const out = resolve(values.out);
  const modules = findUp("node_modules", dirname(out));
  return {
    input: readInput(parsed),
    out,
    lint: readLintSettings(parsed),
    compile: { runtime: values.runtime },
    format: { skip: values["no-format"], large: values["format-large"] },
    cache: modules && join(modules, ".cache", "revokit"),
  };
}

/** Which documents the arguments name. Throws a `UsageError`. */
export function readInput({ values, positionals }: Parsed): Input {
  const root = values.root === undefined ? {} : { root: resolve(values.root) };
  if (values.root !== undefined && !isFolder(values.root)) throw new UsageError(`${values.root} is no folder.`);
  const [first, ...others] = positionals.map((path) => resolve(path));
  if (first === undefined) return { folder: resolve("specs"), ...root };
  const missing = [first, ...others].find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`There is no ${missing}.`);
  const name = values.name === undefined ? {} : { name: values.name };
  if (values.name !== undefined && (others.length > 0 || isFolder(first))) {
    throw new UsageError("--name is for one document.");
  }
  return others.length === 0 && isFolder(first)
    ? { folder: first, ...root }
    : { files: [first, ...others], ...name, ...root };
}

/** How the arguments want documents linted. Throws a `UsageError`. */
export function readLintSettings({ values }: Parsed): LintSettings {
  return { config: readConfig(values.config), allowRemote: values["allow-remote"] };
}

function isFolder(path: string): boolean {
  return statSync(resolve(path), { throwIfNoEntry: false })?.isDirectory() === true;
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
