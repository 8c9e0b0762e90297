import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Row } from "./row.ts";

/** The figures of the last table. */
export interface LastTable {
  /** The time of the measurement. */
  readonly date: string;
  rowOf(document: string): Row | undefined;
}

/** Reads the last table of this name. */
export async function readLastTable(name: string): Promise<LastTable> {
  const text = await readFile(resolve("results", `${name}.json`), "utf8");
  // This bench wrote it.
  const { machine, results } = JSON.parse(text) as {
    readonly machine: { readonly date: string };
    readonly results: readonly Row[];
  };
  const rows = new Map(results.map((row) => [row.document, row]));
  return { date: machine.date, rowOf: (document) => rows.get(document) };
}
