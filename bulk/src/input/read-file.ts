import { access, constants } from "node:fs/promises";
import { extname } from "node:path";
import { UsageError } from "../usage-error.ts";
import { readCsv } from "./csv.ts";
import { readJson } from "./json.ts";
import { readNdjson } from "./ndjson.ts";
import type { RowSource } from "./row-source.ts";

const READERS: Readonly<Record<string, (file: string) => RowSource>> = {
  ".csv": readCsv,
  ".ndjson": readNdjson,
  ".jsonl": readNdjson,
  ".json": readJson,
};

/** Opens an input by its name's ending. Throws a `UsageError` where it can't be read. */
export async function readFile(file: string): Promise<RowSource> {
  const reader = READERS[extname(file).toLowerCase()];
  if (reader === undefined) {
    throw new UsageError(`--input ${file}: its name must end in ${Object.keys(READERS).join(", ")}.`);
  }
  await access(file, constants.R_OK).catch(() => {
    throw new UsageError(`--input ${file} can't be read.`);
  });
  return reader(file);
}
