import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: repositoryPath("."),
  encoding: "utf8",
}).split("\n");
const folders = new Set(files.flatMap((file) => parents(file)));

/** The documents about the repository itself; the guide names the files of its readers. */
const maps = files.filter(
  (file) =>
    file.endsWith(".md") &&
    !/^(CHANGELOG|\.changeset|docs\/(guide|index|playground)|bench\/results|generated)/.test(file),
);

/** Files of a reader's project, and what is not in git. */
const ELSEWHERE = new Set(["api.yaml", "revokit.config.ts", "screenshots"]);

function parents(file: string): string[] {
  const folder = dirname(file);
  return folder === "." ? [] : [folder, ...parents(folder)];
}

/** The names of files and folders of this repository in a text: in code, or as a link. */
function namesIn(text: string): string[] {
  const code = [...text.replace(/^```[^]*?^```/gm, "").matchAll(/`([^`\s]+)`/g)].map(([, name = ""]) => name);
  const named = code.filter((name) => /^[\w.-]+(\/[\w.-]+)*\/$|^[\w./-]+\.(ts|js|md|svg|ya?ml)$/.test(name));
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => target);
  return [...named, ...links];
}

function exists(map: string, name: string): boolean {
  const path = name.replace(/\/$/, "");
  const candidates = [normalize(path), normalize(join(dirname(map), path))];
  const isThere = candidates.some((candidate) => files.includes(candidate) || folders.has(candidate));
  return (
    isThere ||
    files.some((file) => file.endsWith(`/${path}`)) ||
    [...folders].some((folder) => folder.endsWith(`/${path}`))
  );
}

/** The paragraphs, list items and rows of a text. */
function blocksOf(text: string): string[] {
  return text.split(/\n\s*\n|\n(?=\|)|\n(?=\s*(?:\d+\.|-) )/);
}

/** Whether a name without a folder may be one of several files, none of which is where its paragraph or its map is. */
function isElsewhere(map: string, name: string, named: readonly string[]): boolean {
  const found = files.filter((file) => file === name || file.endsWith(`/${name}`));
  if (name.includes("/") || found.length < 2) return false;
  const near = named.filter((each) => each.includes("/")).map((each) => each.replace(/[^/]*$/, ""));
  const isNear = (file: string) =>
    dirname(file) === dirname(map) || !file.includes("/") || near.some((folder) => `/${file}`.includes(`/${folder}`));
  return !found.some((file) => isNear(file) || file.startsWith("generated/"));
}

test.each(maps)("a file that %s names without a folder is one that the paragraph is about", (map) => {
  const text = readFileSync(repositoryPath(map), "utf8").replace(/^```[^]*?^```/gm, "");
  const wrong = blocksOf(text).flatMap((block) => {
    const names = namesIn(block);
    return names.filter((name) => isElsewhere(map, name, names));
  });
  expect(wrong).toEqual([]);
});

test.each(maps)("each file and folder that %s names exists", (map) => {
  const names = namesIn(readFileSync(repositoryPath(map), "utf8"));
  expect(names.filter((name) => !exists(map, name) && !ELSEWHERE.has(basename(name)))).toEqual([]);
});

test.each([
  ["src", "src/README.md"],
  ["scripts", "CONTRIBUTING.md"],
  ["bulk/src", "CONTRIBUTING.md"],
  ["test", "test/README.md"],
])("each folder of %s is described in %s", (folder, map) => {
  const text = readFileSync(repositoryPath(map), "utf8");
  const entries = readdirSync(repositoryPath(folder), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && folders.has(`${folder}/${entry.name}`));
  expect(names.map(({ name }) => name).filter((name) => !text.includes(`${name}/`))).toEqual([]);
});

test.each(["mutate", "vitest"])("each pattern of Stryker's configuration matches files: %s", (part) => {
  const text = readFileSync(
    repositoryPath(`test/mutation/${part === "mutate" ? "stryker.config.json" : "vitest.config.ts"}`),
    "utf8",
  );
  const patterns = [...text.matchAll(/"((?:src|test)\/[^"]*\.ts)"/g)].map(([, pattern = ""]) => pattern);
  expect(patterns.length).toBeGreaterThan(3);
  expect(
    patterns.flatMap(alternatives).filter((pattern) => !files.some((file) => globToRegExp(pattern).test(file))),
  ).toEqual([]);
});

/** The patterns that one with braces stands for. */
function alternatives(pattern: string): string[] {
  const [whole, list] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined || list === undefined) return [pattern];
  return list.split(",").flatMap((each) => alternatives(pattern.replace(whole, each)));
}

function globToRegExp(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+?^$()|[\]\\]/g, "\\$&")
    .replaceAll(/\*\*\/|\*/g, (each) => (each === "*" ? "[^/]*" : "(.*/)?"));
  return new RegExp(`^${source}$`);
}
