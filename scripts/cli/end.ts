import { messageOf } from "revokit/toolkit";
import { terminalText } from "../escape/terminal.ts";

/**
 * Ends the process with its exit code once all that was said is written, whatever may still be running. With an error that
 * nobody expected, it is told, and the code is 2.
 */
export function endWith(error?: unknown): void {
  if (isClosedPipe(error)) process.exit();
  if (error !== undefined) {
    process.exitCode = 2;
    process.stderr.write(`${terminalText(messageOf(error))}\n`);
  }
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}

/** Who read the output has read enough: `revokit lint | head`. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}
