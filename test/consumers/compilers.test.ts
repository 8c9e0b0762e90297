import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { placeProgram, resolutions, typeCheck } from "../package/type-check.ts";
import { repositoryPath } from "../support/repository.ts";

const consumer = inject("consumer");
const { dependencies } = JSON.parse(await readFile(repositoryPath("test/consumers/package.json"), "utf8"));
const compilers = Object.keys(dependencies).filter((name) => name.startsWith("typescript-"));

beforeAll(() => placeProgram(consumer));

describe.each(compilers)("%s", (compiler) => {
  test.each(resolutions)("compiles a strict program with moduleResolution %s", async (resolution) => {
    const modules = repositoryPath("test/consumers/node_modules");
    expect(await typeCheck(consumer, resolution, modules, compiler)).toBe("");
  });
});
