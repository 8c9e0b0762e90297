import { describe, expect, test } from "vitest";
import { CALL, drawFlow, PIPELINE } from "../../docs/picture/flow.ts";
import { importsOf } from "../../docs/picture/source.ts";
import { repositoryPath } from "../support/repository.ts";

describe.each([
  { picture: "call", title: "The path of a call through the modules", root: "src/create-client.ts", steps: CALL },
  {
    picture: "pipeline",
    title: "The path of a document through the pipeline",
    root: "scripts/generate.ts",
    steps: PIPELINE,
  },
])("the picture: $title", ({ picture, title, root, steps }) => {
  test("matches the code: if not, run this test with -u", async () => {
    await expect(drawFlow(title, steps)).toMatchFileSnapshot(repositoryPath(`docs/guide/${picture}.svg`));
  });

  test("has only steps of the code: each is imported, directly or not, by the first file", () => {
    const reached = reachableFrom(root);
    for (const { file } of steps) expect(reached).toContain(file);
  });
});

/** A file, the files that it imports, and what these import. */
function reachableFrom(root: string): ReadonlySet<string> {
  const reached = new Set([root]);
  for (const file of reached) for (const imported of importsOf(file)) reached.add(imported);
  return reached;
}
