import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { extname } from "node:path";
import { finished } from "node:stream/promises";
import { Readable, type Writable } from "node:stream";
import { stringify } from "csv-stringify";
import { UsageError } from "../usage-error.ts";
import type { LedgerRow } from "./read-ledger.ts";

/** How a ledger is written: by the ending of the file's name. */
type Format = (rows: AsyncIterable<LedgerRow>) => Readable;

const FORMATS: Readonly<Record<string, Format>> = {
  ".csv": (rows) =>
    Readable.from(flatten(rows)).pipe(stringify({ header: true, escape_formulas: true, columns: COLUMNS })),
  ".ndjson": (rows) => Readable.from(toJsonLines(rows)),
};

const COLUMNS = ["line", "args", "key", "outcome", "status", "attempts", "at", "request_id", "next"];

/** Throws a `UsageError` where the file's name does not say how to write it. */
export function assertLedgerName(file: string): void {
  formatOf(file);
}

/** Writes a ledger to a file, whole or not at all. */
export async function writeLedger(file: string, rows: AsyncIterable<LedgerRow>): Promise<void> {
  const output = createWriteStream(`${file}.new`);
  await once(output, "open");
  formatOf(file)(rows).pipe(output);
  await finished(output);
  await rename(`${file}.new`, file);
}

/** Prints a ledger as NDJSON. */
export async function printLedger(output: Writable, rows: AsyncIterable<LedgerRow>): Promise<void> {
  for await (const line of toJsonLines(rows)) {
    if (!output.write(line)) await once(output, "drain");
  }
}

function formatOf(file: string): Format {
  const format = FORMATS[extname(file).toLowerCase()];
  if (format !== undefined) return format;
  throw new UsageError(`--ledger ${file}: its name must end in ${Object.keys(FORMATS).join(" or ")}.`);
}

async function* flatten(rows: AsyncIterable<LedgerRow>): AsyncGenerator<Readonly<Record<string, unknown>>> {
  for await (const { requestId, args, ...row } of rows) {
    yield { ...row, args: args && JSON.stringify(args), request_id: requestId };
  }
}

async function* toJsonLines(rows: AsyncIterable<LedgerRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
