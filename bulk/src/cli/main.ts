#!/usr/bin/env node
import { CommanderError } from "commander";
import { InputError } from "../input/row-source.ts";
import { StoreInUseError, UsageError } from "../usage-error.ts";
import { createCommands } from "./commands.ts";

/** What a failure ends the process with. */
function codeOf(error: unknown): number {
  if (error instanceof StoreInUseError) return 75;
  if (error instanceof UsageError || error instanceof InputError) return 2;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return 1;
}

const commands = createCommands((code) => {
  process.exitCode = code;
});
for (const command of [commands, ...commands.commands]) command.exitOverride();
try {
  await commands.parseAsync();
} catch (error) {
  // Commander has said it already.
  if (!(error instanceof CommanderError))
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = codeOf(error);
}
