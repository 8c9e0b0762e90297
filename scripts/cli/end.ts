import { errorCode, messageOf, terminalText } from "revokit/toolkit";
import { NOT_DONE } from "./exit-code.ts";

/**
 * Ends the process with its exit code once all output is written, whatever is still running. An unexpected error is
 * printed, and the code is `NOT_DONE`; so it is where output was lost.
 */
export function endWith(error?: unknown): void {
  if (error !== undefined) report(error);
  // What was printed last may be lost before the stream has an event for it.
  process.stdout.write("", (lost) => {
    if (lost && !isClosedPipe(lost)) report(lost);
    process.stderr.write("", (unseen) => {
      if (unseen && !isClosedPipe(unseen)) process.exitCode = NOT_DONE;
      process.exit();
    });
  });
}

function report(error: unknown): void {
  process.exitCode = NOT_DONE;
  process.stderr.write(`${terminalText(messageOf(error))}\n`);
}

/**
 * Output that can't be written ends the process, whatever else ignores such errors, as `console` does. Only if the reader has
 * closed the pipe, as in `revokit lint | head`, the command continues to its exit code.
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
