import { link, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LedgerRow } from "../../src/index.ts";
import { assertLedgerFile } from "../../src/ledger/assert-ledger-file.ts";
import { writeLedger } from "../../src/ledger/write-ledger.ts";
import { makeFolder } from "../support/command.ts";

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => rm(folder, { recursive: true }));

test("the input is never the ledger, whatever name it is given by", async () => {
  const input = join(folder, "rows.csv");
  await writeFile(input, "id\n");
  await symlink(input, join(folder, "symbolic.csv"));
  await link(input, join(folder, "hard.csv"));
  for (const name of ["rows.csv", "symbolic.csv", "hard.csv", "../" + folder.split("/").at(-1) + "/rows.csv"]) {
    await expect(assertLedgerFile(join(folder, name), input)).rejects.toThrow(/is the input/);
  }
  await assertLedgerFile(join(folder, "ledger.csv"), input);
});

test("a ledger that could not be written at the end is refused at the beginning", async () => {
  await mkdir(join(folder, "folder.csv"));
  await expect(assertLedgerFile(join(folder, "folder.csv"))).rejects.toThrow(/not a regular file/);
  await expect(assertLedgerFile(join(folder, "none", "ledger.csv"))).rejects.toThrow(/does not exist/);
  await expect(assertLedgerFile(join(folder, "ledger.txt"))).rejects.toThrow(/\.csv or \.ndjson/);
});

const ROW: LedgerRow = {
  ...{ line: 1, args: { id: "=1+1" }, key: "k", outcome: "applied", status: 200, attempts: 1 },
  ...{ at: "2026-01-01T00:00:00.000Z", requestId: "=cmd()", next: undefined },
};

async function* rows(count: number) {
  for (let line = 1; line <= count; line += 1) yield Promise.resolve({ ...ROW, line });
}

test("two processes that write the same ledger do not mix their lines", async () => {
  const file = join(folder, "ledger.ndjson");
  await Promise.all([writeLedger(file, rows(500)), writeLedger(file, rows(500))]);
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as LedgerRow).line)).toEqual(
    Array.from({ length: 500 }, (_, at) => at + 1),
  );
  expect(await readdir(folder)).toEqual(["ledger.ndjson"]);
});

test("text from the server does not become a formula in a spreadsheet", async () => {
  const file = join(folder, "ledger.csv");
  await writeLedger(file, rows(1));
  expect(await readFile(file, "utf8")).not.toMatch(/(^|,)"?[=+@-]/m);
});
