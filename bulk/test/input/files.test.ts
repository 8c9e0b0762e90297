import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
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

async function write(name: string, text: string | Uint8Array): Promise<string> {
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
  const inspections = [
    await check(readCsv(await write("plain.csv", "id,link_id\nc,1\nc,2\n"))),
    await check(readCsv(await write("windows.csv", "\uFEFFid,link_id\r\nc,1\r\nc,2"))),
    await check(readCsv(await write("quoted.csv", 'link_id,id\n"1",c\n2,"c"\n'))),
    await check(readNdjson(await write("plain.ndjson", '{"id":"c","link_id":"1"}\n{"link_id":"2","id":"c"}\n'))),
    await check(readJson(await write("plain.json", '[{"id":"c","link_id":"1"},\n {"id":"c","link_id":"2"}]'))),
  ];
  expect(new Set(inspections.map(({ digest }) => digest)).size).toBe(1);
  expect(inspections.map(({ valid, invalid }) => [valid, invalid])).toEqual(Array(5).fill([2, 0]));
});

test("each problem is listed with its line", async () => {
  const csv = "id,link_id\nc,1\nc\n\n,3\nc,4,5\nc,6\n";
  const { problems, valid } = await check(readCsv(await write("wrong.csv", csv)));
  expect(valid).toBe(2);
  expect(problems).toEqual([
    "3: has 1 field, but the header has 2",
    expect.stringMatching(/^5: id /),
    "6: has 3 fields, but the header has 2",
  ]);
  const ndjson = '{"id":"c","link_id":"1"}\n{"id":"c"\n[1]\n{"id":"c","link_id":1}\n';
  expect((await check(readNdjson(await write("wrong.ndjson", ndjson)))).problems).toEqual([
    "2: is not JSON",
    "3: is not a JSON object",
    expect.stringMatching(/^4: link_id must be a string/),
  ]);
});

test("a blank line has no value, also in a file with one column", async () => {
  const [two, one] = [await write("two.csv", "id,link_id\nc,1\n \t\n\n"), await write("one.csv", "id\n  \n")];
  expect((await check(readCsv(two))).problems).toEqual(["3: has only blanks"]);
  expect((await check(readCsv(one))).problems).toEqual(["2: has only blanks"]);
});

test("an unknown column is named", async () => {
  const { problems } = await check(readCsv(await write("column.csv", "id,link\nc,1\n")));
  expect(problems).toEqual(['2: "link" is not a parameter of revokeSetupLink, which takes id, link_id']);
});

test.each([
  ["quote.csv", 'id,link_id\nc,1\nc,"2\nc,3\n', /line 3.*quote/],
  ["twice.csv", "id,id\nc,1\n", /line 1: the column "id" appears twice/],
  ["half.json", '[{"id":"c","link_id":"1"},{"id":', /line 2: it is not a JSON array/],
  ["object.json", '{"id":"c"}', /line 1: it is not a JSON array/],
  ["comma.json", '[{"id":"c","link_id":"1"},]', /line 1: it is not a JSON array/],
  ["nameless.csv", "id,link_id,,\nc,1,,\n", /line 1: column 3 has no name/],
  ["middle.csv", 'id,link_id\nc,1\nc,2"3\n', /line 3: a field has a quote, but does not begin with one/],
  ["after.csv", 'id,link_id\nc,"1"2\n', /line 2: a closing quote is followed by text/],
  ["nul.csv", "id,link_id\nc,\0\n", /line 2: it has a NUL character/],
  ["excel.csv", "id;link_id\nc;1\n", /line 1: the header has one column: separate columns by commas/],
])("an input that becomes unreadable is refused as a whole: %s", async (name, text, message) => {
  const source = await readFile(await write(name, text));
  await expect(check(source)).rejects.toThrow(InputError);
  await expect(check(source)).rejects.toThrow(message);
});

test("a problem contains no control character, which a terminal would interpret", async () => {
  const { problems } = await check(readNdjson(await write("control.ndjson", '{"id":"c","\\u001b[2J\\u0000":1}\n')));
  expect(problems).toHaveLength(1);
  expect(problems.join()).not.toMatch(/\p{Cc}/u);
});

test("an input that can't be read twice is refused before anything is read", async () => {
  execFileSync("mkfifo", [join(folder, "pipe.csv")]);
  await mkdir(join(folder, "folder.csv"));
  for (const name of ["pipe.csv", "folder.csv"]) {
    await expect(readFile(join(folder, name))).rejects.toThrow(/must be a regular file/);
  }
  await expect(readFile(join(folder, "missing.csv"))).rejects.toThrow(/does not exist/);
});

test("a pattern of the contract is checked, and the value is never shown", async () => {
  const problems: string[] = [];
  const rows = [{ agentId: "agt_secret", customerId: "pty_0" }];
  const onProblem = (_: number, problem: string) => problems.push(problem);
  await checkRows({ api: natural, operation: "revokeCustomerInvitation", rows, onProblem });
  expect(problems).toEqual([expect.stringMatching(/^agentId must match/)]);
  expect(problems.join()).not.toContain("secret");
});

test.each([
  ["latin1.csv", "id,link_id\nc,1\nc,J\u00E9\n"],
  ["latin1.ndjson", '{"id":"c","link_id":"1"}\n\n{"id":"c","link_id":"J\u00E9"}\n'],
  ["latin1.json", '[{"id":"c","link_id":"1"},\n\n{"id":"c","link_id":"J\u00E9"}]'],
])("a file that is not UTF-8 is refused, since it would name other resources: %s", async (name, text) => {
  const source = await readFile(await write(name, Buffer.from(text, "latin1")));
  await expect(check(source)).rejects.toThrow(/line 3: it is not UTF-8/);
});

test.each([
  [`{"id":"c","link_id":${"[".repeat(20_000)}${"]".repeat(20_000)}}`, "is nested more than 500 levels deep"],
  ['{"id":"c","id":"d","link_id":"1"}', "has a duplicate member"],
  ['{"id":"c","link_id":{"a":1,"a":1}}', "has a duplicate member"],
  ['{"id":"c","link_id":12345678901234567890123}', "has a number with more digits than can be sent exactly"],
  ['{"id":"c","link_id":[9007199254740993]}', "has a number with more digits than can be sent exactly"],
  ['{"id":"c","link_id":1e400}', "has a number with more digits than can be sent exactly"],
  ['{"id":"c","link_id":0.1000000000000000055}', "has a number with more digits than can be sent exactly"],
  ['["c"]', "is not a JSON object"],
])("a value that could not be sent unchanged is refused, whatever the format: %s", async (row, problem) => {
  const sources = [
    readNdjson(await write("strict.ndjson", `\n${row}\n`)),
    readJson(await write("strict.json", `[{},${row}]`)),
  ];
  for (const source of sources) {
    const lines = [];
    for await (const line of source) lines.push(line);
    expect(lines.at(-1)).toEqual({ line: 2, problem });
  }
});

test("any values read from a JSON array are those of the same rows as NDJSON", async () => {
  const rows = fc.array(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const values = JSON.parse(JSON.stringify(written)) as unknown[];
      const read = async (source: RowSource) => {
        const found: unknown[] = [];
        for await (const line of source) found.push("values" in line ? line.values : line.problem);
        return found;
      };
      const text = values.map((row) => `${JSON.stringify(row)}\n`).join("");
      expect(await read(readNdjson(await write("any.ndjson", text)))).toEqual(values);
      expect(await read(readJson(await write("any.json", JSON.stringify(values, undefined, 1))))).toEqual(values);
    }),
    { numRuns: 50 },
  );
});

test("a file in UTF-16 is refused, and NDJSON may have Windows line endings", async () => {
  const utf16 = await write("utf16.csv", Buffer.from("\uFEFFid,link_id\nc,1\n", "utf16le"));
  await expect(check(readCsv(utf16))).rejects.toThrow(/line 1: it is not UTF-8/);
  const text = '[{"id":"c","link_id":"1"}]';
  for (const [encoding, name] of ["csv", "ndjson", "json"].flatMap(
    (end) =>
      [
        ["le", end],
        ["be", end],
      ] as const,
  )) {
    const bytes = Buffer.from(text, "utf16le");
    const file = await write(`utf16${encoding}.${name}`, encoding === "le" ? bytes : bytes.swap16());
    await expect(check(await readFile(file))).rejects.toThrow(
      /line 1: it has a NUL character: save it as text in UTF-8/,
    );
  }
  const crlf = await write("crlf.ndjson", '{"id":"c","link_id":"1"}\r\n{"id":"c","link_id":"2"}\r\n');
  expect(await check(readNdjson(crlf))).toMatchObject({ valid: 2, problems: [] });
});

test("the length of a row is limited, so that a broken file does not fill the memory", async () => {
  const long = "x".repeat(1_100_000);
  for (const [name, text] of [
    ["long.csv", `id,link_id\nc,${long}\n`],
    ["long.ndjson", `{"id":"c","link_id":"${long}"}`],
    ["long.json", `[{"id":"c","link_id":"${long}"}]`],
  ] as const) {
    await expect(check(await readFile(await write(name, text)))).rejects.toThrow(/longer than 1048576/);
  }
});

test.each([
  ["a Blob", new Blob(["one"])],
  ["bytes", new Uint8Array([1])],
  ["a Map", new Map([["a", 1]])],
  ["a bigint", 1n],
  ["NaN", Number.NaN],
  ["a function", () => "a"],
  ["a value that becomes another in JSON", { toJSON: () => "other" }],
])("a row from code with %s is refused: it would be stored and sent as something else", async (_, value) => {
  const rows = [
    { id: "c", link_id: "1" },
    { id: "c", link_id: value },
    { id: { deep: [value] }, link_id: "2" },
  ];
  const problems: string[] = [];
  const onProblem = (line: number, problem: string) => problems.push(`${line}: ${problem}`);
  const { valid } = await checkRows({ api: kirim, operation: "revokeSetupLink", rows, onProblem });
  expect(valid).toBe(1);
  expect(problems).toEqual([2, 3].map((line) => expect.stringMatching(`^${line}: has a value that JSON can't hold`)));
});
