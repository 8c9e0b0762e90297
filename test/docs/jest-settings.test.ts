import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";

const guide = readFileSync(repositoryPath("docs/guide/requirements.md"), "utf8");
const [, json = ""] = /```json\n(\{[^`]*"transformIgnorePatterns"[^`]*)```/.exec(guide) ?? [];
const settings: { readonly transform: object; readonly transformIgnorePatterns: readonly string[] } = JSON.parse(json);
const isIgnored = (file: string) => settings.transformIgnorePatterns.some((each) => new RegExp(each).test(file));
const isTransformed = (file: string) => Object.keys(settings.transform).some((each) => new RegExp(each).test(file));

/** Where npm, yarn and pnpm install a package. */
const layouts = (name: string) => [
  `/app/node_modules/${name}/`,
  `/app/node_modules/.pnpm/${name}@1.0.0/node_modules/${name}/`,
];

const { dependencies }: { readonly dependencies: object } = JSON.parse(
  readFileSync(repositoryPath("package.json"), "utf8"),
);

test.each(Object.keys(dependencies))("the settings for Jest in the guide let it compile the dependency %s", (name) => {
  const files = readdirSync(repositoryPath(`node_modules/${name}`), { recursive: true, encoding: "utf8" });
  const code = files.filter((file) => /\.(js|mjs)$/.test(file));
  expect(code).not.toEqual([]);
  for (const folder of layouts(name)) {
    for (const file of code)
      expect([folder + file, isIgnored(folder + file), isTransformed(file)]).toEqual([folder + file, false, true]);
  }
});

test("the settings for Jest in the guide let it compile revokit, and nothing else that is installed", () => {
  for (const folder of layouts("revokit")) expect(isIgnored(`${folder}dist/src/kirim.js`)).toBe(false);
  for (const name of ["lodash", "revokit-like"]) {
    for (const folder of layouts(name)) expect(isIgnored(`${folder}index.js`)).toBe(true);
  }
});
