import { Option } from "@commander-js/extra-typings";
import type { ImportExtension } from "../compile/compile-document.ts";
import { UsageError } from "./failure.ts";
import { createCommand } from "./program.ts";

/** Options that all commands have which read documents. */
export interface DocumentOptions {
  readonly lintConfig?: string | undefined;
  readonly root?: string | undefined;
  readonly allowRemote: boolean;
}

/** Options that all commands have which compile documents into files. */
export interface CompileOptions extends DocumentOptions {
  readonly out: string;
  readonly name?: string | undefined;
  readonly runtime: string;
  readonly importExtension?: ImportExtension | undefined;
  readonly format: boolean;
  readonly formatLarge: boolean;
}

/** A command that reads documents. */
export function documentCommand(name: string, description: string) {
  return createCommand(name, description)
    .argument("[documents...]", "OpenAPI documents, or one folder of them (default: specs)")
    .option("--lint-config <file>", "Redocly's settings (default: redocly.yaml, or its recommended rules)")
    .option("--root <folder>", "The folder that references stay below (default: that of each document)")
    .option("--allow-remote", "Follows references to other hosts", false)
    .option("--json", "Prints one JSON object instead of text", false);
}

/** A command that compiles documents into files. */
export function compileCommand(name: string, description: string) {
  return documentCommand(name, description)
    .option("-o, --out <folder>", "Where the generated code goes, a folder for each document", "generated")
    .option("-n, --name <name>", "The name of the API and of its folder (default: the document's file name)")
    .option("--runtime <module>", "What the generated code imports, as it writes it", "revokit/runtime")
    .addOption(
      new Option(
        "--import-extension <kind>",
        "How the files import each other (default: as your tsconfig.json has it)",
      ).choices(["ts", "js", "none"]),
    )
    .option("--no-format", "Leaves the code as it comes, for a formatter of the project's own")
    .option("--format-large", "Formats code above 500,000 characters too, at a second for each million", false)
    .addHelpText("after", EXIT_CODES);
}

/** For the end of a command's help. */
export const EXIT_CODES = `
Exit codes:
  0  everything is as it should be
  1  a document has problems, or the generated code does not match
  2  usage error, or something that the command needs is missing`;

/** Reads a whole number between two bounds. Throws a `UsageError` for anything else. */
export function readWhole(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    throw new UsageError(`${option} is a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.`);
  };
}
