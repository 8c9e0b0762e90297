import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { type Bundle, bundle, entries, onNode } from "./entries.ts";

const consumer = inject("consumer");
const { exports } = JSON.parse(await readFile(repositoryPath("package.json"), "utf8"));
const paths = Object.keys(exports).filter((path) => path !== "./package.json");

test("every entry has a size budget and a list of what it may reach", () => {
  expect(entries.map(({ name }) => name.replace("revokit", ".")).sort()).toEqual(paths.sort());
});

test("every entry is listed by name, with its types first", () => {
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

  test("builds for its platforms, and reaches only what it may", async () => {
    const made = await bundle(name, consumer, isForNode ? "node" : "browser");
    const allowed = (reached: string) => packages.includes(reached) || (isForNode && onNode[name]?.test(reached));
    expect(packagesOf(made).filter((reached) => allowed(reached) !== true)).toEqual([]);
    expect(made.files.filter((file) => without.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(made.files.some((file) => file.startsWith("node_modules/revokit/dist/"))).toBe(true);
  });

  test("reaches on Node only what it needs there in addition", async () => {
    const made = await bundle(name, consumer, "node");
    const others = packagesOf(made).filter((reached) => !packages.includes(reached));
    expect(others.filter((reached) => onNode[name]?.test(reached) !== true)).toEqual([]);
  });
});

/** The packages and built-in modules that a bundle contains or imports, except `revokit` itself. */
function packagesOf({ files, imports }: Bundle): readonly string[] {
  const packages = files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? "revokit");
  return [...new Set([...packages, ...imports])].filter((name) => name !== "revokit").sort();
}
