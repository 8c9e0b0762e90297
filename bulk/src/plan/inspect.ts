import type { BulkOperation } from "../api/operation.ts";
import type { CheckRow } from "../input/check-row.ts";
import { readRows } from "../input/read-rows.ts";
import type { RowSource } from "../input/row-source.ts";
import { Digest } from "./digest.ts";

/** A summary of the input, made before anything is stored or sent. */
export interface Inspection {
  readonly lines: number;
  readonly valid: number;
  readonly invalid: number;
  readonly digest: string;
}

/**
 * Reads the whole input and checks each line against the contract.
 * @param onProblem called for each line that breaks it
 */
export async function inspect(
  source: RowSource,
  operation: BulkOperation,
  check: CheckRow,
  onProblem: (line: number, problem: string) => void,
): Promise<Inspection> {
  const digest = new Digest();
  let [valid, invalid] = [0, 0];
  for await (const line of readRows(source, operation, check)) {
    digest.add("canonical" in line ? line.canonical : undefined);
    if ("problem" in line) {
      invalid += 1;
      onProblem(line.line, line.problem);
    } else valid += 1;
  }
  return { lines: valid + invalid, valid, invalid, digest: digest.toString() };
}
