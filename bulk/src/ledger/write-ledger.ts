import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { access, constants, rename, rm } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { jsonText } from "revokit/toolkit";
import { UsageError } from "../usage-error.ts";
import type { LedgerRow } from "./read-ledger.ts";

/** How a ledger is written: by the ending of the file's name. */
type Write = (rows: AsyncIterable<LedgerRow>, output: Writable) => Promise<void>;

const FORMATS: Readonly<Record<string, Write>> = {
  ".csv": (rows, output) =>
    pipeline(
      Readable.from(flatten(rows)),
      stringify({ header: true, escape_formulas: true, columns: COLUMNS }),
      output,
    ),
  ".ndjson": (rows, output) => pipeline(Readable.from(toJsonLines(rows)), output),
};

const COLUMNS = ["line", "args", "key", "outcome", "status", "attempts", "at", "request_id", "next"];

/** Throws a `UsageError` where a ledger can't be written to this file: better now than after a long job. */
export async function assertLedgerFile(file: string): Promise<void> {
  formatOf(file);
  await access(dirname(file), constants.W_OK).catch(() => {
    throw new UsageError(`--ledger ${file}: its folder does not exist, or can't be written to.`);
  });
}

/** Writes a ledger to a file, whole or not at all. */
export async function writeLedger(file: string, rows: AsyncIterable<LedgerRow>): Promise<void> {
  const draft = `${file}.new`;
  try {
    await formatOf(file)(rows, createWriteStream(draft));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Prints a ledger as NDJSON, for as long as somebody reads it. */
export async function printLedger(output: Writable, rows: AsyncIterable<LedgerRow>): Promise<void> {
  let failure: Error | undefined;
  output.on("error", (error) => (failure = error));
  for await (const line of toJsonLines(rows)) {
    if (failure !== undefined) break;
    if (!output.write(line)) await once(output, "drain").catch(() => {});
  }
  if (failure !== undefined && !isClosedPipe(failure)) throw failure;
}

/** `revokit-bulk ledger | head` closes the pipe when it has read enough. */
function isClosedPipe(error: Error): boolean {
  return "code" in error && error.code === "EPIPE";
}

function formatOf(file: string): Write {
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
