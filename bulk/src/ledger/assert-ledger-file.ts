import { access, constants, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "../usage-error.ts";
import { formatOf } from "./write-ledger.ts";

/**
 * Throws a `UsageError` if a ledger can't or must not be written to this file. Called early, since a job may take hours.
 * @param input the job's input, which must not be overwritten
 */
export async function assertLedgerFile(file: string, input?: string): Promise<void> {
  formatOf(file);
  await access(dirname(file), constants.W_OK).catch(() => {
    throw new UsageError(`--ledger ${file}: its folder does not exist, or can't be written to.`);
  });
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isFile()) throw new UsageError(`--ledger ${file} is not a regular file.`);
  const other = input === undefined ? undefined : await stat(input).catch(() => undefined);
  if (other?.ino === found.ino && other.dev === found.dev) {
    throw new UsageError(`--ledger ${file} is the input, and would overwrite it. Name another file.`);
  }
}
