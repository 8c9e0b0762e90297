import { openThreads } from "../threads/open-threads.ts";
import { checkCommand } from "./check-command.ts";
import { conformanceCommand } from "./conformance-command.ts";
import { diffCommand } from "./diff-command.ts";
import { generateCommand } from "./generate-command.ts";
import { lintCommand } from "./lint-command.ts";
import { mockCommand } from "./mock-command.ts";
import { createProgram, runProgram } from "./program.ts";
import type { Dependencies } from "./dependencies.ts";

/** The command `revokit` and its subcommands. */
export function createCommands(dependencies: Dependencies = { openThreads }) {
  return createProgram("revokit", "TypeScript clients, mocks and server tests from OpenAPI documents")
    .addCommand(generateCommand(dependencies))
    .addCommand(checkCommand(dependencies))
    .addCommand(lintCommand(dependencies))
    .addCommand(diffCommand(dependencies))
    .addCommand(mockCommand())
    .addCommand(conformanceCommand());
}

/** Runs the command that the arguments name, and sets the exit code. */
export async function main(args: readonly string[], dependencies?: Dependencies): Promise<void> {
  const program = createCommands(dependencies);
  await runProgram(program, args.length === 0 ? ["--help"] : args);
}
