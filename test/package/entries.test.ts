import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { type Bundle, bundle, entries, onNode } from "./entries.ts";

const consumer = inject("consumer");
const { exports } = JSON.parse(await readFile(repositoryPath("package.json"), "utf8"));
const paths = Object.keys(exports).filter((path) => path !== "./package.json");

test("every entry has a budget and is told what it may reach", () => {
  expect(entries.map(({ name }) => name.replace("revokit", ".")).sort()).toEqual(paths.sort());
});

test("every entry is named, with its types first, and none by a pattern", () => {
  for (const path of paths) {
    expect(path).not.toContain("*");
    expect(Object.keys(exports[path])).toEqual(["types", "default"]);
  }
});

describe.each(entries)("$name", ({ name, budget, packages = [], without, isForNode }) => {
  test("keeps within its budget, minified and compressed, with its dependencies", async () => {
    const { code } = await bundle(name, consumer, isForNode ? "node" : "neutral");
    expect(brotliCompressSync(code).byteLength).toBeLessThanOrEqual(budget);
  });

  test.runIf(!isForNode)(
    "builds for a browser, and reaches no package and no part of this one that it should not",
    async () => {
      const { inputs } = await bundle(name, consumer, "browser");
      expect(packagesOf(inputs).filter((reached) => !packages.includes(reached))).toEqual([]);
      expect(Object.keys(inputs).filter((file) => without.some((pattern) => pattern.test(file)))).toEqual([]);
      expect(Object.keys(inputs).some((file) => file.startsWith("node_modules/revokit/dist/"))).toBe(true);
    },
  );

  test("reaches nothing more on Node but what it needs there", async () => {
    const { inputs } = await bundle(name, consumer, "node");
    const others = packagesOf(inputs).filter((reached) => !packages.includes(reached));
    expect(others.filter((reached) => onNode[name]?.test(reached) !== true)).toEqual([]);
  });
});

/** The packages and built-in modules that a bundle is made of or imports, but for `revokit` itself. */
function packagesOf(inputs: Bundle["inputs"]): readonly string[] {
  const files = Object.keys(inputs).map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? "revokit");
  const builtIn = Object.values(inputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  );
  return [...new Set([...files, ...builtIn])].filter((name) => name !== "revokit").sort();
}
