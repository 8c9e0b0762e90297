import { errorCode, messageOf, terminalText } from "revokit/toolkit";

/**
 * Ends the process with its exit code once all output is written, whatever is still running. An unexpected error is
 * printed, and the code is 2.
 */
export function endWith(error?: unknown): void {
  if (error !== undefined) {
    process.exitCode = 2;
    process.stderr.write(`${terminalText(messageOf(error))}\n`);
  }
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}

/**
 * Output that can't be written ends the process, whatever else ignores such errors, as `console` does. Only where the reader has
 * closed the pipe, as in `revokit lint | head`, the command goes on to its exit code.
 */
export function watchOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (!isClosedPipe(error)) endWith(error);
    });
  }
}

function isClosedPipe(error: unknown): boolean {
  return errorCode(error) === "EPIPE";
}
