import { expect, onTestFinished, test, vi } from "vitest";
import { showProgress } from "../../scripts/cli/progress.ts";

/** The parts of a terminal that the code uses, and what it shows. */
function terminal(isTTY: boolean) {
  let line = "";
  const stream = {
    isTTY,
    write: (text: string) => Boolean((line += text)),
    clearLine: () => (line = "") === "",
    cursorTo: () => true,
  };
  return { stream, shown: () => line };
}

const spec = (name: string) => ({ name, file: `/specs/${name}.yaml`, root: "/specs" });

test("a progress line appears after a second, and is cleared at the end", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { stream, shown } = terminal(true);
  const { onProgress, end } = showProgress(undefined, stream);
  onProgress(spec("a"), 1, 3);
  expect(shown()).toBe("");

  vi.advanceTimersByTime(1000);
  expect(shown()).toBe("1 of 3: a");
  onProgress(spec("b"), 2, 3);
  expect(shown()).toBe("2 of 3: b");
  end();
  expect(shown()).toBe("");
});

test("a pipe gets no progress", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { stream, shown } = terminal(false);
  showProgress(undefined, stream).onProgress(spec("a"), 1, 3);
  vi.advanceTimersByTime(5000);
  expect(shown()).toBe("");
});
