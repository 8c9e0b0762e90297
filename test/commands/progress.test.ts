import { expect, test } from "vitest";
import { showProgress } from "../../scripts/commands/progress.ts";

/** As much of a terminal as is asked of it, and what it shows. */
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

test("one line says how many of many specs are compiled, and nothing is left of it", () => {
  const { stream, shown } = terminal(true);
  const onProgress = showProgress(stream);

  const lines = ["a", "b", "c"].map((name, index) => {
    onProgress?.({ name, file: `${name}.yaml` }, index + 1, 3);
    return shown();
  });

  expect(lines).toEqual(["1 of 3: a", "2 of 3: b", ""]);
});

test("nothing of the kind goes into a pipe", () => {
  expect(showProgress(terminal(false).stream)).toBeUndefined();
});
