#!/usr/bin/env node
import { CommanderError } from "commander";
import { terminalText } from "revokit/toolkit";
import { InputError } from "../input/row-source.ts";
import { describeError } from "../store/describe-error.ts";
import { StoreInUseError, UsageError } from "../usage-error.ts";
import { createCommands } from "./commands.ts";

/** The exit code for an error. */
function codeOf(error: unknown): number {
  if (error instanceof StoreInUseError) return 75;
  if (error instanceof UsageError || error instanceof InputError) return 2;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return 1;
}

// The reader of the output may go away, and a terminal may close: calls in flight must still finish and be recorded.
for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
const commands = createCommands((code) => {
  process.exitCode = code;
});
for (const command of [commands, ...commands.commands]) command.exitOverride();
try {
  await commands.parseAsync();
} catch (error) {
  // Commander has already printed it.
  if (!(error instanceof CommanderError)) process.stderr.write(`${terminalText(describeError(error))}\n`);
  process.exitCode = codeOf(error);
}
