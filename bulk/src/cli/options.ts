import { Option } from "commander";
import { wholeNumber } from "revokit/toolkit";
import type { Rate } from "../api/rate.ts";
import { UsageError } from "../usage-error.ts";

/** The environment variable that names the store, so that a password need not be on the command line. */
export const STORE_VARIABLE = "REVOKIT_BULK_STORE";

/** Reads `60/60`, or `none`. */
export function readRate(text: string): Rate | "none" {
  if (text === "none") return "none";
  const [, limit, window] = /^(\d{1,9}(?:\.\d+)?)\/(\d{1,9}(?:\.\d+)?)$/.exec(text) ?? [];
  const rate = { limit: Number(limit), window: Number(window) };
  if (rate.limit > 0 && rate.window > 0) return rate;
  throw new UsageError("--rate has the form 60/60: requests, seconds. --rate none means no limit.");
}

/** Reads a whole number between two bounds. */
export function wholeNumberOption(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = wholeNumber(text, least, most);
    if (value !== undefined) return value;
    throw new UsageError(`${option} must be a whole number from ${least} to ${most}.`);
  };
}

/** Reads `kirim.revokeSetupLink`. */
export function readOperationName(text: string): { readonly api: string; readonly operation: string } {
  const [api = "", ...rest] = text.split(".");
  if (api !== "" && rest.length > 0) return { api, operation: rest.join(".") };
  throw new UsageError("Name the API and the operation with a dot between them, e.g. kirim.revokeSetupLink.");
}

/** Where the generated code of an API is; of the commands that send. */
export function clientOption(): Option {
  return new Option("--client <path>", "The generated code of an API that is not built in");
}

/** How much may be in flight; of the commands that send. */
export function concurrencyOption(): Option {
  return new Option("--concurrency <n>", "How many calls may be in flight at once")
    .argParser(wholeNumberOption("--concurrency", 1, 1_000))
    .default(20);
}

/** Where to write the ledger; of the commands that send. */
export function ledgerOption(): Option {
  return new Option("--ledger <file>", "Writes the ledger to this .csv or .ndjson file at the end");
}
