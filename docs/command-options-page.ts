import { format, resolveConfig } from "prettier";
import { createCommands as createBulkCommands } from "../bulk/src/cli/commands.ts";
import { createCommands } from "../scripts/cli/main.ts";
import { docsPath } from "./path.ts";

/** The guide's page of the options of `revokit` and `revokit-bulk`, from their declarations. */
export async function writeCommandOptionsPage(): Promise<string> {
  const file = docsPath("guide/command-options.md");
  const sections = [
    ...createCommands().commands.map((command) => section("revokit", command.name(), command.createHelp(), command)),
    ...createBulkCommands(() => undefined).commands.map((command) =>
      section("revokit-bulk", command.name(), command.createHelp(), command),
    ),
  ];
  return format([HEAD, ...sections].join("\n\n"), { ...(await resolveConfig(file)), filepath: file });
}

const HEAD = `---
title: Options of the commands
description: Every option of every subcommand of revokit and revokit-bulk, with its default.
---

# Options of the commands

The same as \`--help\` of each command shows. [The command line](./command-line.md) and [Many calls](./bulk.md) explain what
the commands do. Most options of documents and of the generated code have a setting in \`revokit.config.ts\`: see
[Configuration](./command-line.md#configuration).`;

/** The part of Commander's help that has the options of a command. */
interface OptionsHelp<Command, Option> {
  visibleOptions(command: Command): readonly Option[];
  optionTerm(option: Option): string;
  optionDescription(option: Option): string;
}

function section<Command, Option>(
  program: string,
  name: string,
  help: OptionsHelp<Command, Option>,
  command: Command,
): string {
  const rows = help.visibleOptions(command).map((option) => {
    const text = help.optionDescription(option).replaceAll("<", "\\<").replaceAll("|", "\\|");
    return `| \`${help.optionTerm(option).replaceAll("|", "\\|")}\` | ${text} |`;
  });
  return [`## \`${program} ${name}\``, "", "| option | what it does |", "| --- | --- |", ...rows].join("\n");
}
