import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";

test("the README compares clients as they were last tried, and says when", () => {
  const { machine, results } = JSON.parse(readFileSync(repositoryPath("bench/results/behaviour.json"), "utf8"));
  const readme = readFileSync(repositoryPath("README.md"), "utf8");

  expect(rowsBetween(readme, "<!-- behaviour -->", "<!-- /behaviour -->")).toEqual(results);
  expect(readme).toContain(`as tried on ${machine.date} by`);
});

/** The cells of a Markdown table's rows, but for its head. */
function rowsBetween(text: string, begin: string, end: string): string[][] {
  const [, table = ""] = text.slice(0, text.indexOf(end)).split(begin);
  const [, , ...lines] = table.trim().split("\n");
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
