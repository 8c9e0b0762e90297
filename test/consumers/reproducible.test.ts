import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, inject, test } from "vitest";
import { pack } from "../package/pack.ts";

test("the tarball is the same, byte for byte, when it is built and packed again", async () => {
  const tarball = inject("tarball");
  const folder = join(dirname(tarball), "again");
  await mkdir(folder);
  const again = await pack(folder);
  expect((await readFile(tarball)).equals(await readFile(again.tarball))).toBe(true);
});
