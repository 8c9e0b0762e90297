import { Option } from "@commander-js/extra-typings";
import { UsageError, wholeNumber } from "revokit/toolkit";
import type { ImportExtension } from "../compile/code-files.ts";
import { EXIT_CODES } from "./exit-code.ts";
import { createCommand } from "./program.ts";

/** The options of all commands that read documents. */
export interface DocumentOptions {
  readonly config?: string | undefined;
  readonly name?: string | undefined;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly overlay?: readonly string[] | undefined;
  readonly root?: string | undefined;
  readonly allowRemote: boolean;
  readonly lintConfig?: string | undefined;
}

/** The options of all commands that compile documents into files. */
export interface CompileOptions extends DocumentOptions {
  readonly out?: string | undefined;
  readonly runtime?: string | undefined;
  readonly importExtension?: ImportExtension | undefined;
  readonly format: boolean;
  readonly formatLarge: boolean;
}

/** The help text of the arguments of commands that also take the APIs of the library. */
export const APIS = "OpenAPI documents, natural or kirim (default: those of the configuration, or natural and kirim)";

const DOCUMENTS = "OpenAPI documents: files, a folder of them, URLs, or - for standard input (default: specs)";

/**
 * A command that reads documents.
 * @param documents the help text of its arguments
 */
export function documentCommand(name: string, description: string, documents = DOCUMENTS) {
  return createCommand(name, description)
    .argument("[documents...]", documents)
    .optionsGroup("Documents:")
    .option(
      "-c, --config <file>",
      "The configuration (default: revokit.config.* in the current folder, if there is one)",
    )
    .option("-n, --name <name>", "The name of the API (default: the document's file name)")
    .option(
      "--include <selector>",
      "Only operations of tag:pets, path:/pets/** or operation:listPets; repeatable",
      collect,
    )
    .option("--exclude <selector>", "All operations except these; repeatable", collect)
    .option("--overlay <file>", "An OpenAPI Overlay to apply to the documents first; repeatable", collect)
    .option("--root <folder>", "The folder that references must stay below (default: that of each document)")
    .option("--allow-remote", "Fetches documents from URLs, and follows references to other hosts", false)
    .option("--lint-config <file>", "Redocly's settings (default: redocly.yaml in the current folder, if there is one)")
    .optionsGroup("Options:");
}

/** A command that compiles documents into files. */
export function compileCommand(name: string, description: string) {
  return documentCommand(name, description)
    .option("-o, --out <folder>", "The output folder, with a subfolder for each document (default: generated)")
    .option("--runtime <module>", "The module that the code imports (default: revokit/runtime)")
    .addOption(
      new Option(
        "--import-extension <kind>",
        "How the files import each other (default: decided by your tsconfig.json)",
      ).choices(["ts", "js", "none"]),
    )
    .option("--no-format", "Leaves the code unformatted, for the project's own formatter")
    .option("--format-large", "Formats code above 500,000 characters too, at a second for each million", false)
    .option("--json", "Prints one JSON object instead of text", false)
    .addHelpText("after", EXIT_CODES);
}

/** Collects an option that may be given several times. */
export function collect(value: string, others: readonly string[] = []): readonly string[] {
  return [...others, value];
}

/** Reads a whole number between two bounds. Throws a `UsageError` for anything else. */
export function wholeNumberOption(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = wholeNumber(text, least, most);
    if (value !== undefined) return value;
    throw new UsageError(`${option} must be a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.`);
  };
}
