import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { bundle, entries } from "./entries.ts";

const consumer = inject("consumer");
const { exports } = JSON.parse(await readFile(repositoryPath("package.json"), "utf8"));
const paths = Object.keys(exports).filter((path) => path !== "./package.json");

test("every entry has a budget and is told what it must not pull in", () => {
  expect(entries.map(({ name }) => name.replace("revokit", "."))).toEqual(paths);
});

test("every entry is named, with its types first, and none by a pattern", () => {
  for (const path of paths) {
    expect(path).not.toContain("*");
    expect(Object.keys(exports[path])).toEqual(["types", "default"]);
  }
});

describe.each(entries)("$name", ({ name, budget, without }) => {
  test("keeps within its budget, minified and compressed, with its dependencies", async () => {
    const { code } = await bundle(name, consumer);
    expect(brotliCompressSync(code).byteLength).toBeLessThanOrEqual(budget);
  });

  test("pulls in nothing that it should not", async () => {
    const { inputs } = await bundle(name, consumer);
    const pulled = Object.entries(inputs).flatMap(([file, { imports }]) => [file, ...imports.map(({ path }) => path)]);
    expect(pulled.filter((path) => without.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(pulled.some((path) => path.includes(join("node_modules", "revokit", "dist")))).toBe(true);
  });
});
