import type { OnProgress } from "../pipeline/generate.ts";

/** One line on a terminal that says which of many specs is being compiled; nothing anywhere else. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): OnProgress | undefined {
  if (!stream.isTTY) return undefined;
  return ({ name }, index, count) => {
    stream.clearLine(0);
    stream.cursorTo(0);
    // Nothing is left of it when the last one is reached.
    if (index < count - 1) stream.write(`${index + 1} of ${count}: ${name}`);
  };
}
