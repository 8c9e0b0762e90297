/**
 * Holds the mock of documents to the documents, without a line of code: `npm run conformance -- FOLDER` takes every document of
 * OpenAPI 3 in a folder, the default is those that packages of the registry ship. Then says how the suite's time grows with
 * the number of operations. The tables go to `results/conformance.md`.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { messageOf } from "../../src/message-of.ts";
import { findDocuments, findShipped, type Found } from "../corpus/find.ts";
import { format, publish, table } from "../lib/report.ts";
import { holdMock, holdMockOf, type MockVerdict } from "./hold-mock.ts";
import { manyOperations } from "./many-operations.ts";

/** What came of a document; a problem where it can't be compiled. */
type Row = { readonly document: string } & ({ readonly verdict: MockVerdict } | { readonly problem: string });

const OPERATIONS = [25, 50, 100, 200];

const [folder] = process.argv.slice(2);
const rows: Row[] = [];
for (const found of bySize(
  folder === undefined ? findShipped(resolve("node_modules")) : findDocuments(resolve(folder)),
)) {
  const row = await hold(found);
  rows.push(row);
  console.log(found.name, "verdict" in row ? `${row.verdict.failures.length} failed` : row.problem);
}
await holdMock(manyOperations(25));
const growth: (readonly [count: number, verdict: MockVerdict])[] = [];
for (const count of OPERATIONS) growth.push([count, await holdMock(manyOperations(count))]);

const held = rows.flatMap((row) => ("verdict" in row ? [row.verdict] : []));
const failed = held.filter(({ failures }) => failures.length > 0).length;
await publish({
  name: "conformance",
  title: "The conformance suite on mocks",
  text: [
    `The mock of each document, without a line of code, in one process: ${held.length - failed} of ${held.length} without a failure.`,
    documentTable(rows),
    "## Time by the number of operations",
    table(
      ["operations", "requests", "time", "per operation"],
      growth.map(([count, { requests, duration }]) => [
        String(count),
        format(requests),
        `${format(duration)} ms`,
        `${format(duration / count, 1)} ms`,
      ]),
    ),
  ].join("\n\n"),
  data: { documents: rows, growth: growth.map(([count, verdict]) => ({ count, ...verdict })) },
});
if (failed > 0) process.exitCode = 1;

function bySize(documents: readonly Found[]): readonly Found[] {
  return documents.toSorted((a, b) => statSync(a.file).size - statSync(b.file).size);
}

async function hold({ name, file }: Found): Promise<Row> {
  try {
    return { document: name, verdict: await holdMockOf(file) };
  } catch (error) {
    return { document: name, problem: messageOf(error).split("\n")[0] ?? "unknown" };
  }
}

function documentTable(all: readonly Row[]): string {
  const head = ["document", "operations", "passed", "failed", "noted", "skipped", "requests", "time"];
  const lines = all
    .toSorted((a, b) => (a.document < b.document ? -1 : 1))
    .map((row) => {
      if (!("verdict" in row)) return [row.document, "–", "–", "–", "–", "–", "–", `not compiled: ${row.problem}`];
      const { operations, passed, failures, noted, skipped, requests, duration } = row.verdict;
      const numbers = [operations, passed, failures.length, noted, skipped, requests].map((each) => format(each));
      return [row.document, ...numbers, `${format(duration / 1000, 1)} s`];
    });
  return table(head, lines);
}
