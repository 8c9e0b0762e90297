import { access, constants, stat } from "node:fs/promises";
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

/** Opens an input by the extension of its name. Throws a `UsageError` if it can't be read. */
export async function readFile(file: string): Promise<RowSource> {
  const reader = READERS[extname(file).toLowerCase()];
  if (reader === undefined) {
    throw new UsageError(`--input ${file}: its name must end in ${Object.keys(READERS).join(", ")}.`);
  }
  const found = await stat(file).catch(() => undefined);
  await access(file, constants.R_OK).catch(() => {
    throw new UsageError(`--input ${file} ${found === undefined ? "does not exist" : "can't be read"}.`);
  });
  // A pipe would be empty when it is read again.
  if (found?.isFile() !== true) throw new UsageError(`--input ${file} must be a regular file: it is read twice.`);
  return reader(file);
}
