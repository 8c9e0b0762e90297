import type { OnProgress } from "../generate-request.ts";

type Line = Pick<NodeJS.WriteStream, "isTTY" | "write" | "clearLine" | "cursorTo">;

/** In milliseconds: shorter runs show no progress. */
const SOON = 1000;

/** Shows the progress of a run. */
export interface Progress {
  readonly onProgress: OnProgress;
  /** Clears the line. */
  end(): void;
}

/**
 * Shows a line on a terminal after a second, with the number of compiled documents; nothing elsewhere.
 * @param text the text until there is progress
 */
export function showProgress(text = "Compiling …", stream: Line = process.stderr): Progress {
  if (!stream.isTTY) return { onProgress: () => undefined, end: () => undefined };
  const start = Date.now();
  let line = text;
  let isShown = false;
  const show = () => {
    isShown = true;
    stream.clearLine(0);
    stream.cursorTo(0);
    stream.write(line);
  };
  const timer = setTimeout(show, SOON).unref();
  return {
    onProgress: ({ name }, done, count) => {
      line = `${done} of ${count}: ${name}`;
      if (Date.now() - start >= SOON) show();
    },
    end: () => {
      clearTimeout(timer);
      if (!isShown) return;
      isShown = false;
      stream.clearLine(0);
      stream.cursorTo(0);
    },
  };
}
