import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, format, resolveConfig } from "prettier";
import { expect, test } from "vitest";
import { formatCode, type FormatSettings } from "../../scripts/format/format.ts";
import type { Formatted } from "../../scripts/format/formatter.ts";
import { openThreads } from "../../scripts/threads/open-threads.ts";

function folderWith(settings: object): string {
  const generated = mkdtempSync(join(tmpdir(), "revokit-layout-"));
  writeFileSync(join(generated, ".prettierrc"), JSON.stringify(settings));
  return generated;
}

/** Formats the code of pets, on this thread. */
function formatFor(
  out: string,
  sources: ReadonlyMap<string, string>,
  settings: FormatSettings = {},
): Promise<Formatted> {
  return formatCode("pets", { out, sources }, settings, openThreads(0), 60);
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

/** Prettier's output for each file separately. */
function alone(settings: object): Promise<readonly (readonly [string, string])[]> {
  return Promise.all(
    [...SOURCES].map(
      async ([path, source]) => [path, await format(source, { parser: "typescript", ...settings })] as const,
    ),
  );
}

test.each([{}, { endOfLine: "crlf" }, { semi: false, singleQuote: true, tabWidth: 8 }])(
  "with the settings %j, files that are formatted together are as each would be alone",
  async (settings) => {
    const { files } = await formatFor(folderWith(settings), SOURCES);
    expect(files.map(({ path, content }) => [path, content])).toEqual(await alone(settings));
  },
);

test("a file that has changed is formatted again beside those that have not", async () => {
  const out = folderWith({});
  const formatted = async (sources: ReadonlyMap<string, string>) => (await formatFor(out, sources)).files;
  await formatted(SOURCES);
  const files = await formatted(new Map([...SOURCES, ["pets/empty.ts", "// Generated  ."]]));
  const expected = new Map([...(await alone({})), ["pets/empty.ts", "// Generated  .\n"]]);
  expect(files.map(({ path, content }) => [path, content])).toEqual([...expected]);
  expect(await formatted(SOURCES)).toEqual([...(await alone({}))].map(([path, content]) => ({ path, content })));
});

test("more than 500,000 characters are not formatted by default", async () => {
  const out = folderWith({});
  const sources = new Map([["pets/types.ts", `type A = '${"a".repeat(500_000)}'`]]);
  const { files, notes } = await formatFor(out, sources);
  expect(files).toEqual([{ path: "pets/types.ts", content: sources.get("pets/types.ts") }]);
  expect(notes).toEqual([expect.stringMatching(/pets.*--format-large/)]);
  const large = await formatFor(out, sources, { large: true });
  expect(large.files[0]?.content).toMatch(/^type A =\n {2}"a+";\n$/);
});

test("each file is formatted by the settings of its path, so that the project's prettier accepts it", async () => {
  const overrides = [{ files: "pets/operations.ts", options: { semi: false } }];
  const out = folderWith({ singleQuote: true, overrides });
  const { files, notes } = await formatFor(out, SOURCES);
  for (const { path, content } of files) {
    const settings = await resolveConfig(join(out, path));
    expect(await check(content, { ...settings, parser: "typescript" })).toBe(true);
  }
  expect(files[0]?.content).not.toContain(";");
  expect(notes).toEqual([]);
});

test("plugins are ignored, with a note that has the line for .prettierignore", async () => {
  const out = folderWith({ plugins: ["./no-such-plugin.js"] });
  const { files, notes } = await formatFor(out, SOURCES);
  expect(files.map(({ path, content }) => [path, content])).toEqual(await alone({}));
  expect(notes).toEqual([expect.stringMatching(/plugins.*"[^"]+\/" to \.prettierignore/)]);
  writeFileSync(join(out, ".prettierignore"), "*\n");
  expect((await formatFor(out, SOURCES)).notes).toEqual([]);
});

test("another major version of the project's prettier is noted", async () => {
  const out = folderWith({});
  mkdirSync(join(out, "node_modules/prettier"), { recursive: true });
  writeFileSync(join(out, "node_modules/prettier/package.json"), '{ "version": "2.8.8" }');
  const { notes } = await formatFor(out, SOURCES);
  expect(notes).toEqual([expect.stringMatching(/prettier 2\.8\.8.*\.prettierignore/)]);
});

test("--no-format leaves the code unformatted", async () => {
  const { files } = await formatFor(folderWith({}), SOURCES, { skip: true });
  expect(files).toEqual([...SOURCES].map(([path, content]) => ({ path, content })));
});
