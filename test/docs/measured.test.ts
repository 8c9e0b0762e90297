import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";

test("the README's comparison of clients is that of the last run, with its date", () => {
  const { machine, results } = readJson("bench/results/behaviour.json");
  const readme = read("README.md");

  expect(rowsBetween(readme, "<!-- #region behaviour -->", "<!-- #endregion behaviour -->")).toEqual(results);
  expect(readme).toContain(`as measured by \`bench/behaviour\` on ${machine.date}:`);
});

test("the badges match the repository", () => {
  const manifest = readJson("package.json");
  const compilers = Object.keys(readJson("test/consumers/package.json").dependencies).filter((name) =>
    name.startsWith("typescript-"),
  );
  const { gzipped } = readJson("bench/results/size.json").results[0];

  expect(badge("node")).toBe(manifest.engines.node);
  expect(badge("license")).toBe(manifest.license);
  expect(badge("client")).toBe(`${(gzipped / 1000).toFixed(1)} kB gzipped`);
  expect(compilers.at(0)).toBe(`typescript-${badge("typescript").split(" to ")[0]}`);
  expect(compilers.at(-1)).toBe(`typescript-${badge("typescript").split(" to ")[1]}`);
});

/** The text on a badge's right side. */
function badge(name: string): string {
  const [, message = ""] = /<title>[^:]*: (.*)<\/title>/.exec(read(`bench/results/badges/${name}.svg`)) ?? [];
  return message.replace("&gt;", ">");
}

function readJson(path: string) {
  return JSON.parse(read(path));
}

function read(path: string): string {
  return readFileSync(repositoryPath(path), "utf8");
}

/** The cells of a Markdown table's rows, without its head. */
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
