import type { RateLimit } from "revokit/mock";
import { UsageError } from "revokit/toolkit";
import type { DocumentOptions } from "./command-options.ts";

/** The parsed options of `revokit mock`. */
export interface MockOptions extends DocumentOptions {
  readonly port: number;
  readonly host: string;
  readonly seed?: string | undefined;
  readonly stateless: boolean;
  readonly behaviour?: string | undefined;
  /** As `parseFault` reads them. */
  readonly faults?: readonly string[] | undefined;
  readonly rateLimit?: RateLimit | undefined;
  readonly admin: boolean;
  /** The base URL of the server to pass requests on to. */
  readonly proxy?: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Reads `60/60`. Throws a `UsageError`. */
export function readRateLimit(text: string): RateLimit {
  const [, limit, window] = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(text) ?? [];
  if (limit === undefined || window === undefined) {
    throw new UsageError("--rate-limit has the form 60/60: requests, seconds.");
  }
  return { limit: Number(limit), window: Number(window) };
}
