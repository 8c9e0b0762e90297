import { createHash } from "node:crypto";
import type { RowArgs } from "../api/call.ts";
import type { BulkOperation } from "../api/operation.ts";
import { canonicalJson } from "./canonical.ts";
import type { CheckRow } from "./check-row.ts";
import { MOST_LINES } from "./limits.ts";
import { InputError, type RowSource } from "./row-source.ts";
import { readValues } from "./read-values.ts";

/** A line of the input that was held against the contract. */
export type CheckedLine = { readonly line: number } & (
  { readonly args: RowArgs; readonly canonical: string } | { readonly problem: string }
);

/** Reads and checks an input, a line at a time. */
export async function* readRows(
  source: RowSource,
  operation: BulkOperation,
  check: CheckRow,
): AsyncGenerator<CheckedLine, void> {
  let last = 0;
  for await (const input of source) {
    const { line } = input;
    if (line > MOST_LINES) throw new InputError(source.name, line, `there are more than ${MOST_LINES} lines`);
    // A quoted field may hold line breaks, but no two records share a line.
    if (line <= last) throw new InputError(source.name, line, "the line was read twice");
    last = line;
    if ("problem" in input) {
      yield input;
      continue;
    }
    const read = readValues(operation, input.values, source.isText);
    const problem = "problem" in read ? read.problem : await check(read.args);
    if (problem !== undefined) yield { line, problem };
    else if ("args" in read) yield { line, args: read.args, canonical: canonicalJson(read.args) };
  }
}

/** Tells an input from every other: by its rows in their order, whatever the file's format is. */
export class Digest {
  readonly #hash = createHash("sha256");

  add(line: CheckedLine): void {
    this.#hash.update(`${line.line} ${"canonical" in line ? line.canonical : "!"}\n`);
  }

  toString(): string {
    return this.#hash.copy().digest("hex");
  }
}
