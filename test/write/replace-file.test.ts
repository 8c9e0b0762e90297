import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyChanges } from "../../scripts/write/changes.ts";
import { readDraftName, replaceFile } from "../../scripts/write/replace-file.ts";

const draftOf = (pid: number) => `types.ts.${pid}-0b7e5a3c-2f1d-4c8e-9a6b-1d2e3f4a5b6c.tmp`;

test("a file is replaced atomically, without leftovers", () => {
  const folder = mkdtempSync(join(tmpdir(), "revokit-replace-"));
  writeFileSync(join(folder, "types.ts"), "old");
  replaceFile(join(folder, "types.ts"), "new");
  expect(readFileSync(join(folder, "types.ts"), "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["types.ts"]);
});

test("a file that can't be replaced stays unchanged, without leftovers", () => {
  const folder = mkdtempSync(join(tmpdir(), "revokit-replace-"));
  mkdirSync(join(folder, "types.ts/full"), { recursive: true });
  expect(() => replaceFile(join(folder, "types.ts"), "new")).toThrow(/types\.ts/);
  expect(readdirSync(folder)).toEqual(["types.ts"]);
});

test("of several files none is changed if one can't be written, without leftovers", () => {
  const folder = mkdtempSync(join(tmpdir(), "revokit-replace-"));
  writeFileSync(join(folder, "types.ts"), "old");
  // A name may have 255 characters, which a draft's name exceeds.
  const long = `${"a".repeat(220)}.ts`;
  const changes = ["types.ts", long].map((path) => ({ kind: "different", path, content: "new" }) as const);
  expect(() => applyChanges(folder, changes)).toThrow(/ENAMETOOLONG/);
  expect(readFileSync(join(folder, "types.ts"), "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["types.ts"]);
});

test("a draft belongs to the process that writes it while that is alive", () => {
  const { pid: gone } = spawnSync(process.execPath, ["--version"]);
  expect(readDraftName(draftOf(process.pid))).toEqual({ isDraft: true, isInUse: true });
  // It may belong to another user: this process can't signal it, but it exists.
  expect(readDraftName(draftOf(1))).toEqual({ isDraft: true, isInUse: true });
  expect(readDraftName(draftOf(gone))).toEqual({ isDraft: true, isInUse: false });
  expect(readDraftName("types.ts")).toEqual({ isDraft: false, isInUse: false });
});
