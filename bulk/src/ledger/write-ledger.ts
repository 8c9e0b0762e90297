import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { extname } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { jsonText } from "revokit/toolkit";
import { hasCode } from "../has-code.ts";
import { UsageError } from "../usage-error.ts";
import type { LedgerRow } from "./read-ledger.ts";

/** Writes a ledger in one format. */
export type WriteRows = (rows: AsyncIterable<LedgerRow>, output: Writable) => Promise<void>;

const FORMATS: Readonly<Record<string, WriteRows>> = {
  ".csv": (rows, output) =>
    pipeline(
      Readable.from(flatten(rows)),
      stringify({ header: true, escape_formulas: true, columns: COLUMNS }),
      output,
    ),
  ".ndjson": (rows, output) => pipeline(Readable.from(toJsonLines(rows)), output),
};

const COLUMNS = ["line", "args", "key", "outcome", "status", "attempts", "at", "request_id", "next"];

/** Writes a ledger to a file atomically. */
export async function writeLedger(file: string, rows: AsyncIterable<LedgerRow>): Promise<void> {
  // Two workers may be given the same file.
  const draft = `${file}.${randomUUID()}.new`;
  try {
    await formatOf(file)(rows, createWriteStream(draft));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Prints a ledger as NDJSON, until the reader closes the pipe. */
export async function printLedger(output: Writable, rows: AsyncIterable<LedgerRow>): Promise<void> {
  let failure: Error | undefined;
  output.on("error", (error) => (failure = error));
  for await (const line of toJsonLines(rows)) {
    if (failure !== undefined) break;
    if (!output.write(line)) await once(output, "drain").catch(() => {});
  }
  // `revokit-bulk ledger | head` closes the pipe when it has read enough.
  if (failure !== undefined && !hasCode(failure, "EPIPE")) throw failure;
}

/** How a file of this name is written. Throws a `UsageError` for a name with another ending. */
export function formatOf(file: string): WriteRows {
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
  for await (const row of rows) yield `${jsonText(row)}\n`;
}
