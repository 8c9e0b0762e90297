/**
 * Runs the suite on the mock of each document, without a line of code: `npm run conformance -- FOLDER` takes every OpenAPI 3
 * document in a folder; by default, those that packages of the registry ship. Writes the table to `results/conformance.md`.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { messageOf } from "../../src/message-of.ts";
import { findDocuments, findShipped, type Found } from "../corpus/find.ts";
import { format, publish, table } from "../lib/report.ts";
import { holdMockOf, type MockVerdict } from "./hold-mock.ts";

/** The result of a document, or the problem if it can't be compiled. */
type Row = { readonly document: string } & ({ readonly verdict: MockVerdict } | { readonly problem: string });

const [folder] = process.argv.slice(2);
const rows: Row[] = [];
for (const found of bySize(
  folder === undefined ? findShipped(resolve("node_modules")) : findDocuments(resolve(folder)),
)) {
  const row = await hold(found);
  rows.push(row);
  console.log(found.name, "verdict" in row ? `${row.verdict.failures.length} failed` : row.problem);
}
const held = rows.flatMap((row) => ("verdict" in row ? [row.verdict] : []));
const failed = held.filter(({ failures }) => failures.length > 0).length;
await publish({
  name: "conformance",
  title: "The conformance suite on mocks",
  text: [
    `The mock of each document, without a line of code, in one process: ${held.length - failed} of ${held.length} without a failure.`,
    documentTable(rows),
  ].join("\n\n"),
  data: { documents: rows },
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
