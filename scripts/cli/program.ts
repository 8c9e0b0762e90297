import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { styleText } from "node:util";
import { Command, CommanderError, type CommandUnknownOpts, Help, type Option } from "@commander-js/extra-typings";
import { UsageError } from "revokit/toolkit";
import { fail } from "./failure.ts";

/** A command or subcommand. Misuse throws a `UsageError` with a suggestion. */
export function createCommand(name: string, description: string): Command {
  const command = new Command(name)
    .description(description)
    .helpOption("-h, --help", "Shows this help")
    .configureHelp({
      optionDescription: describeOption,
      styleTitle: (title) => styleText("bold", title),
      styleOptionTerm: (term) => styleText("cyan", term),
      styleSubcommandTerm: (term) => styleText("cyan", term),
    })
    // `runProgram` prints errors, as JSON with `--json`.
    .configureOutput({ outputError: () => undefined });
  return command.exitOverride((error) => {
    throw error.exitCode === 0 ? error : misuse(command, error);
  });
}

/** The program that the commands belong to, with their version. */
export function createProgram(name: string, description: string): Command {
  return createCommand(name, description)
    .version(readVersion(), "-V, --version", "Shows the version")
    .helpCommand("help [command]", "Shows the help of a command")
    .hook("preAction", (_, command) => refuseEmpty(command));
}

/** An empty text is that of an unset variable of the shell, and as a folder it would be the current one. */
function refuseEmpty(command: CommandUnknownOpts): void {
  const isEmpty = (value: unknown) => value === "" || (Array.isArray(value) && value.includes(""));
  const isGiven = (name: string) => command.getOptionValueSource(name) === "cli";
  const option = command.options.find((each) => {
    const name = each.attributeName();
    return isGiven(name) && isEmpty(command.getOptionValue(name));
  });
  const what = option?.long ?? (isEmpty(command.args) ? "An argument" : undefined);
  if (what !== undefined) throw new UsageError(`${what} is empty: leave it out, or give it a value.`);
}

/** Runs the command in the arguments, prints its error, and sets the exit code: 2 for misuse. */
export async function runProgram(program: CommandUnknownOpts, args: readonly string[]): Promise<void> {
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    // The help or the version was shown.
    if (error instanceof CommanderError) return;
    fail(error, args.includes("--json"));
  }
}

/** Without the obvious "(default: false)" and "(default: [])". */
function describeOption(option: Option): string {
  const defaultValue: unknown = option.defaultValue;
  const isObvious = defaultValue === false || (Array.isArray(defaultValue) && defaultValue.length === 0);
  return isObvious || option.negate ? option.description : new Help().optionDescription(option);
}

/** Turns Commander's `error: unknown option '--x'`, line break and `(Did you mean --y?)` into sentences. */
function misuse(command: CommandUnknownOpts, { message }: CommanderError): UsageError {
  const [what = "", suggestion] = message.replace(/^error: /, "").split("\n");
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, "")}.`;
  const advice = suggestion === undefined ? "" : ` ${suggestion.slice(1, -1)}`;
  return new UsageError(`${sentence}${advice} ${fullName(command)} --help shows how to use it.`);
}

function fullName(command: CommandUnknownOpts): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}

function readVersion(): string {
  const file = createRequire(import.meta.url).resolve("@revokit/cli/package.json");
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version: string };
  return version;
}
