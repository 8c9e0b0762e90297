import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  checkRows,
  InputError,
  kirim,
  natural,
  readCsv,
  readJson,
  readNdjson,
  type RowSource,
} from "../../src/index.ts";
import { readFile } from "../../src/input/read-file.ts";
import { makeFolder } from "../support/command.ts";

let folder: string;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

async function check(rows: RowSource) {
  const problems: string[] = [];
  const onProblem = (line: number, problem: string) => problems.push(`${line}: ${problem}`);
  const inspection = await checkRows({ api: kirim, operation: "revokeSetupLink", rows, onProblem });
  return { ...inspection, problems };
}

test("the same rows are the same input in every format, with a byte order mark and any line ending", async () => {
  const digests = [
    await check(readCsv(await write("plain.csv", "id,link_id\nc,1\nc,2\n"))),
    await check(readCsv(await write("windows.csv", "\uFEFFid,link_id\r\nc,1\r\nc,2"))),
    await check(readCsv(await write("quoted.csv", 'link_id,id\n"1",c\n2,"c"\n'))),
  ];
  expect(new Set(digests.map(({ digest }) => digest)).size).toBe(1);
  const lines = [
    await check(readNdjson(await write("plain.ndjson", '{"id":"c","link_id":"1"}\n{"link_id":"2","id":"c"}\n'))),
    await check(readJson(await write("plain.json", '[{"id":"c","link_id":"1"},\n {"id":"c","link_id":"2"}]'))),
  ];
  expect(new Set(lines.map(({ digest }) => digest)).size).toBe(1);
  expect([...digests, ...lines].map(({ valid, invalid }) => [valid, invalid])).toEqual(Array(5).fill([2, 0]));
});

test("what is wrong is listed with its line", async () => {
  const csv = "id,link_id\nc,1\nc\n\n,3\nc,4,5\nc,6\n";
  const { problems, valid } = await check(readCsv(await write("wrong.csv", csv)));
  expect(valid).toBe(2);
  expect(problems).toEqual([
    "3: has 1 fields, where the header has 2",
    expect.stringMatching(/^5: id /),
    "6: has 3 fields, where the header has 2",
  ]);
  const ndjson = '{"id":"c","link_id":"1"}\n{"id":"c"\n[1]\n{"id":"c","link_id":1}\n';
  expect((await check(readNdjson(await write("wrong.ndjson", ndjson)))).problems).toEqual([
    "2: is no JSON",
    "3: is no JSON object",
    expect.stringMatching(/^4: link_id must be a string/),
  ]);
});

test("an unknown column is named", async () => {
  const { problems } = await check(readCsv(await write("column.csv", "id,link\nc,1\n")));
  expect(problems).toEqual(["2: link is not a parameter of revokeSetupLink"]);
});

test.each([
  ["quote.csv", 'id,link_id\nc,1\nc,"2\nc,3\n', /line 3.*quote/],
  ["twice.csv", "id,id\nc,1\n", /line 1: the column "id" stands there twice/],
  ["half.json", '[{"id":"c","link_id":"1"},{"id":', /line 2: it is not JSON/],
  ["object.json", '{"id":"c"}', /line 1: it is not JSON, or no array/],
])("an input that can't be read any further is refused as a whole: %s", async (name, text, message) => {
  const source = await readFile(await write(name, text));
  await expect(check(source)).rejects.toThrow(InputError);
  await expect(check(source)).rejects.toThrow(message);
});

test("a pattern of the contract is checked, and the value is never told", async () => {
  const problems: string[] = [];
  const rows = [{ agentId: "agt_secret", customerId: "pty_0" }];
  const onProblem = (_: number, problem: string) => problems.push(problem);
  await checkRows({ api: natural, operation: "revokeCustomerInvitation", rows, onProblem });
  expect(problems).toEqual([expect.stringMatching(/^agentId must match/)]);
  expect(problems.join()).not.toContain("secret");
});
