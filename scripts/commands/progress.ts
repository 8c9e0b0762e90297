import type { OnProgress } from "../pipeline/generate.ts";

type Line = Pick<NodeJS.WriteStream, "isTTY" | "write" | "clearLine" | "cursorTo">;

/** One line on a terminal that says how many of many specs are compiled, and which was the last; nothing anywhere else. */
export function showProgress(stream: Line = process.stderr): OnProgress | undefined {
  if (!stream.isTTY) return undefined;
  return ({ name }, done, count) => {
    stream.clearLine(0);
    stream.cursorTo(0);
    // Nothing is left of it when the last one is reached.
    if (done < count) stream.write(`${done} of ${count}: ${name}`);
  };
}
