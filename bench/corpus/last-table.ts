import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Row } from "./row.ts";

/** What the last table says. */
export interface LastTable {
  /** When it was measured. */
  readonly date: string;
  rowOf(document: string): Row | undefined;
}

/** Reads the table of that name that this bench wrote last. */
export async function readLastTable(name: string): Promise<LastTable> {
  const text = await readFile(resolve("results", `${name}.json`), "utf8");
  // This bench has written it.
  const { machine, results } = JSON.parse(text) as {
    readonly machine: { readonly date: string };
    readonly results: readonly Row[];
  };
  const rows = new Map(results.map((row) => [row.document, row]));
  return { date: machine.date, rowOf: (document) => rows.get(document) };
}
