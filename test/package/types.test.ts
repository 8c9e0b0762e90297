import { expect, inject, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { placeProgram, typeCheck } from "./type-check.ts";

// The other compilers and resolutions are slow: see `compilers.test.ts`.
test("a strict program compiles against the tarball without skipLibCheck", async () => {
  const consumer = inject("consumer");
  await placeProgram(consumer);
  expect(await typeCheck(consumer, "nodenext", repositoryPath("node_modules"))).toBe("");
});
