import type { RowArgs } from "../api/call.ts";
import type { BulkOperation } from "../api/operation.ts";
import { canonicalJson } from "./canonical.ts";
import type { CheckRow } from "./check-row.ts";
import { MAX_LINES } from "./limits.ts";
import { InputError, type RowSource } from "./row-source.ts";
import { readValues } from "./read-values.ts";
import { isStorable, NOT_STORABLE } from "./storable.ts";

/** A line of the input that was checked against the contract. */
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
    if (line > MAX_LINES) throw new InputError(source.name, line, `there are more than ${MAX_LINES} lines`);
    // A quoted field may contain line breaks, but no two records share a line.
    if (line <= last) throw new InputError(source.name, line, "the line was read twice");
    last = line;
    const read = "problem" in input ? input : readValues(operation, input.values, source.isText);
    const problem = "problem" in read ? read.problem : isStorable(read.args) ? await check(read.args) : NOT_STORABLE;
    if (problem !== undefined) yield { line, problem: printable(problem) };
    else if ("args" in read) yield { line, args: read.args, canonical: canonicalJson(read.args) };
  }
}

/**
 * A problem may quote a member's name from the input: a terminal must not interpret it, and the store may be unable to keep
 * it.
 */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Surrogate}]/gu, "\uFFFD");
}
