import { createRequire } from "node:module";
import { styleText } from "node:util";
import { Command, Help, type Option } from "commander";
import { UsageError } from "../usage-error.ts";

/** A command or subcommand, whose help looks like that of `revokit`. */
export function createCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .helpOption("-h, --help", "Shows this help")
    .configureHelp({
      optionDescription: describeOption,
      styleTitle: (title) => styleText("bold", title),
      styleOptionTerm: (term) => styleText("cyan", term),
      styleSubcommandTerm: (term) => styleText("cyan", term),
    });
}

/** The program that the commands belong to, with the version of the package. */
export function createProgram(name: string, description: string): Command {
  return createCommand(name, description)
    .version(readVersion(), "-V, --version", "Shows the version")
    .helpCommand("help [command]", "Shows the help of a command")
    .hook("preAction", (_, command) => refuseEmpty(command));
}

/** An empty text is that of an unset variable of the shell, and would name the current folder, or another job. */
function refuseEmpty(command: Command): void {
  const isGiven = (name: string) => command.getOptionValueSource(name) === "cli";
  const option = command.options.find((each) => {
    const name = each.attributeName();
    return isGiven(name) && command.getOptionValue(name) === "";
  });
  if (option !== undefined) throw new UsageError(`${option.long} is empty: leave it out, or give it a value.`);
}

/** Without the obvious "(default: false)". */
function describeOption(option: Option): string {
  return option.defaultValue === false ? option.description : new Help().optionDescription(option);
}

function readVersion(): string {
  const { version } = createRequire(import.meta.url)("@revokit/bulk/package.json") as { readonly version: string };
  return version;
}
