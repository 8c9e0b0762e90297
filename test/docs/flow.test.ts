import { describe, expect, test } from "vitest";
import { CALL, drawFlow, type FlowStep, PIPELINE } from "../../docs/picture/flow.ts";
import { importsOf } from "../../docs/picture/source.ts";
import { repositoryPath } from "../support/repository.ts";

describe.each([
  { picture: "call", title: "A call's way through the modules", steps: CALL },
  { picture: "pipeline", title: "A document's way through the pipeline", steps: PIPELINE },
])("the picture $picture.svg", ({ picture, title, steps }) => {
  test("matches the code: if not, run this test with -u", async () => {
    await expect(drawFlow(title, steps)).toMatchFileSnapshot(repositoryPath(`docs/guide/${picture}.svg`));
  });

  test("has only steps of the code: each is imported, directly or not, by the first", () => {
    const reached = reachableFrom(steps);
    for (const { file } of steps) expect(reached).toContain(file);
  });
});

/** The files that the first step imports, and what these import. */
function reachableFrom([first]: readonly FlowStep[]): ReadonlySet<string> {
  const reached = new Set(first === undefined ? [] : [first.file]);
  for (const file of reached) for (const imported of importsOf(file)) reached.add(imported);
  return reached;
}
