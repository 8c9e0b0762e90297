import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, inject, test } from "vitest";
import { pack } from "../package/pack.ts";
import { packages } from "../package/packages.ts";

test("each tarball is the same, byte for byte, when it is built and packed again", async () => {
  const tarballs = inject("tarballs");
  const folder = join(dirname(tarballs.revokit.tarball), "again");
  await mkdir(folder);
  const again = await pack(folder);
  for (const name of packages) {
    expect((await readFile(tarballs[name].tarball)).equals(await readFile(again[name].tarball))).toBe(true);
  }
});
