import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { typeErrors } from "../support/type-check.ts";

test("generated code marked as unchecked passes the strictest check", async () => {
  const folder = repositoryPath("generated");
  const apis = await readdir(folder);
  const files = apis.flatMap((api) =>
    ["operations", "facts", "validators"].map((name) => join(folder, api, `${name}.ts`)),
  );
  expect(files.length).toBeGreaterThanOrEqual(6);
  expect(typeErrors(files)).toEqual([]);
}, 60_000);
