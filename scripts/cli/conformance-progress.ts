import { terminalText } from "revokit/toolkit";
import type { RunOptions } from "../conformance/runner/run.ts";

type Line = Pick<NodeJS.WriteStream, "isTTY" | "write" | "clearLine" | "cursorTo">;

/** Shows a run's progress on a terminal, and its waits for a rate limit everywhere. */
export function showRun(
  stream: Line = process.stderr,
): Required<Pick<RunOptions, "onWait" | "onResult">> & { end(): void } {
  let done = 0;
  const clear = () => {
    if (!stream.isTTY) return;
    stream.clearLine(0);
    stream.cursorTo(0);
  };
  const show = (text: string) => {
    clear();
    if (stream.isTTY) stream.write(text);
  };
  return {
    onResult: ({ operationId }) => {
      done += 1;
      show(terminalText(`${done} checks done: ${operationId}`).slice(0, 79));
    },
    onWait: (delay, before) => {
      const text = `waiting ${seconds(delay)} for the rate limit, ${seconds(before)} so far`;
      if (stream.isTTY) show(text);
      // In a log, one line a minute is enough.
      else if (before === 0 || Math.floor(before / 60_000) !== Math.floor((before + delay) / 60_000))
        stream.write(`${text}\n`);
    },
    end: clear,
  };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
