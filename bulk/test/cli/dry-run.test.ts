import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createCommands } from "../../src/cli/commands.ts";
import { makeFolder } from "../support/command.ts";

let folder: string;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function dryRun(text: string, ...options: readonly string[]) {
  const file = join(folder, "rows.csv");
  await writeFile(file, text);
  let printed = "";
  const print = (chunk: string | Uint8Array) => {
    printed += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(print);
  vi.spyOn(process.stderr, "write").mockImplementation(print);
  const codes: number[] = [];
  const args = ["run", "kirim.revokeSetupLink", "--input", file, "--dry-run", ...options];
  const error = await createCommands((code) => codes.push(code))
    .parseAsync(args, { from: "user" })
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  return { printed, codes, error: error instanceof Error ? error.message : error };
}

const NO_ROWS = "The input has no rows. Nothing was sent.";
const ADVICE = "Nothing was sent. Correct them, or leave them out with --skip-invalid.";

test.each<{ text: string; message: string; options?: readonly string[] }>([
  { text: "", message: NO_ROWS },
  { text: "id,link_id\n", message: NO_ROWS },
  {
    text: "id,link_id\n,1\n",
    message: "The input has no valid row. Nothing was sent.",
    options: ["--skip-invalid"],
  },
  { text: "id,link_id\nc,1\n,2\n", message: `1 of 2 lines breaks the contract. ${ADVICE}` },
  { text: "id,link_id\nc,1\n,2\n,3\n", message: `2 of 3 lines break the contract. ${ADVICE}` },
])("a dry run refuses what a run refuses: $text", async ({ text, message, options = [] }) => {
  expect(await dryRun(text, ...options)).toMatchObject({ codes: [], error: message });
});

test("a plan counts the valid and the invalid lines, with the line of each problem", async () => {
  const { printed, codes, error } = await dryRun("id,link_id\nc,1\n,2\n", "--skip-invalid");
  expect([codes, error]).toEqual([[0], undefined]);
  expect(printed).toMatch(/rows\.csv:3: id /);
  expect(printed).toContain("2 lines, 1 of them invalid");
  expect((await dryRun("id,link_id\nc,1\n")).printed).toContain("rows.csv: 1 line; duplicate lines are one call");
});
