import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { checks } from "../../scripts/conformance/checks/registry.ts";
import { repositoryPath } from "../support/repository.ts";

const guide = readFileSync(repositoryPath("docs/guide/conformance.md"), "utf8");

test("the guide's tables of checks match the registry, each in its order", () => {
  const [, section = ""] = /<!-- checks -->\n\n(.*?)\n\n<!-- \/checks -->/s.exec(guide) ?? [];
  const order = checks.map(({ id }) => `\`${id}\``);
  const tables = section
    .split(/^### .+\n\n/m)
    .slice(1)
    .map(readRows);
  for (const rows of tables) expect(rows).toEqual(inOrder(rows, order));

  expect(inOrder(tables.flat(), order)).toEqual(
    checks.map(({ id, title, reference, severity = "failure" }) => [`\`${id}\``, title, reference, severity]),
  );
});

function readRows(table: string): string[][] {
  const rows = table.trim().split("\n").slice(2);
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Rows by the places of their first cells; an unknown one comes first. */
function inOrder(rows: readonly string[][], order: readonly string[]): string[][] {
  return rows.toSorted(([one = ""], [other = ""]) => order.indexOf(one) - order.indexOf(other));
}

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
