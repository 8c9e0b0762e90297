import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { checks } from "../../scripts/conformance/checks/registry.ts";
import { repositoryPath } from "../support/repository.ts";

const guide = readFileSync(repositoryPath("docs/guide/conformance.md"), "utf8");

test("the guide's table of checks matches the registry", () => {
  const [, table = ""] = /<!-- checks -->\n\n(.*?)\n\n<!-- \/checks -->/s.exec(guide) ?? [];
  const rows = table.split("\n").slice(2);
  const cells = rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

  expect(cells).toEqual(
    checks.map(({ id, title, reference, severity = "failure" }) => [`\`${id}\``, title, reference, severity]),
  );
});

test("no two checks have one id", () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

// The guide's recipe is itself a test, and runs here unchanged.
const recipes = [...guide.matchAll(/```ts\n([^]*?)```/g)].map(([, code = ""]) => code);
// It must be below the tsconfig.json whose paths resolve its imports.
const file = repositoryPath(`test/conformance/recipe-${process.pid}.tmp.ts`);
await writeFile(file, recipes[0] ?? "");
await import(file).finally(() => rm(file));

test("the guide has one recipe", () => {
  expect(recipes).toHaveLength(1);
});
