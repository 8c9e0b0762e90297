import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { createLayout } from "../../scripts/pipeline/format.ts";

function folderWith(settings: object): string {
  const generated = mkdtempSync(join(tmpdir(), "revokit-layout-"));
  writeFileSync(join(generated, ".prettierrc"), JSON.stringify(settings));
  return generated;
}

const SOURCES = new Map([
  [
    "pets/operations.ts",
    "// Generated.\nimport type { A } from './types.ts';\nexport const operations = {a: 'b' } as const",
  ],
  [
    "pets/facts.ts",
    "// Generated.\nimport type { A } from './types.ts';\n\n\nexport const examples = [1,2]\n// The end.",
  ],
  ["pets/empty.ts", "// Generated."],
]);

/** What prettier makes of each file on its own. */
function alone(settings: object): Promise<readonly (readonly [string, string])[]> {
  return Promise.all(
    [...SOURCES].map(
      async ([path, source]) => [path, await format(source, { parser: "typescript", ...settings })] as const,
    ),
  );
}

test.each([{}, { endOfLine: "crlf" }, { semi: false, singleQuote: true, tabWidth: 8 }])(
  "with the settings %j, files that are laid out together are as each would be alone",
  async (settings) => {
    const layOut = await createLayout({ generated: folderWith(settings) });
    const files = await layOut(SOURCES);
    expect(files.map(({ path, content }) => [path, content])).toEqual(await alone(settings));
  },
);

test("a file that has changed is laid out anew beside those that have not", async () => {
  const layOut = await createLayout({ generated: folderWith({}) });
  await layOut(SOURCES);
  const files = await layOut(new Map([...SOURCES, ["pets/empty.ts", "// Generated  ."]]));
  const expected = new Map([...(await alone({})), ["pets/empty.ts", "// Generated  .\n"]]);
  expect(files.map(({ path, content }) => [path, content])).toEqual([...expected]);
  expect(await layOut(SOURCES)).toEqual([...(await alone({}))].map(([path, content]) => ({ path, content })));
});

test("more than a million characters stay as they are", async () => {
  const layOut = await createLayout({ generated: folderWith({}) });
  const sources = new Map([["pets/types.ts", `type A = '${"a".repeat(1_000_000)}'`]]);
  expect(await layOut(sources)).toEqual([{ path: "pets/types.ts", content: sources.get("pets/types.ts") }]);
});
