#!/usr/bin/env node
import { CommanderError } from "commander";
import { messageOf, terminalText } from "revokit/toolkit";
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
// Whoever read the output may have gone: the calls in flight must still end, and be recorded.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (!("code" in error) || error.code !== "EPIPE") throw error;
  });
}
for (const command of [commands, ...commands.commands]) command.exitOverride();
try {
  await commands.parseAsync();
} catch (error) {
  // Commander has said it already.
  if (!(error instanceof CommanderError)) process.stderr.write(`${terminalText(messageOf(error))}\n`);
  process.exitCode = codeOf(error);
}
