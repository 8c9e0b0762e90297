import { messageOf } from "revokit/toolkit";
import { terminalText } from "../escape/terminal.ts";

/**
 * Ends the process with its exit code once all output is written, whatever is still running. An unexpected error is
 * printed, and the code is 2.
 */
export function endWith(error?: unknown): void {
  if (isClosedPipe(error)) process.exit();
  if (error !== undefined) {
    process.exitCode = 2;
    process.stderr.write(`${terminalText(messageOf(error))}\n`);
  }
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}

/** The reader has closed the pipe: `revokit lint | head`. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}
