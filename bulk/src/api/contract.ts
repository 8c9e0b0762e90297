import { canonicalJson } from "../input/canonical.ts";
import type { RetryRules } from "../rows/history.ts";
import type { BulkOperation } from "./operation.ts";

/** The parts of the API's document that make a retry safe. With another document, a retry could have a second effect. */
export interface Contract {
  readonly method: string;
  readonly path: string;
  readonly rules: RetryRules;
  /** The header of the key: a server does not know a key that it has seen in another one. */
  readonly keyHeader?: string | undefined;
}

/** An operation's contract as canonical JSON. */
export function contractOf({ method, path, rules, keyHeader }: BulkOperation): string {
  const contract: Contract = { method, path, rules, keyHeader };
  return canonicalJson(contract);
}

/** Reads the result of `contractOf`. */
export function readContract(text: string): Contract {
  return JSON.parse(text) as Contract;
}
