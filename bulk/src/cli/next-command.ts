import { quoteForShell } from "revokit/toolkit";
import { STORE_VARIABLE } from "./options.ts";

/** What a command on a job has to name. */
export interface CommandTarget {
  readonly store: string;
  readonly job: string;
  /** What was given as `--client`. */
  readonly client: string | undefined;
}

/** The line to type for another command on the same job. A store that the environment names need not be named again. */
export function nextCommand(verb: string, { store, job, client }: CommandTarget): string {
  const words = ["revokit-bulk", verb];
  if (process.env[STORE_VARIABLE] !== store) words.push("--store", quote(showStore(store)));
  words.push("--job", quote(job));
  if (client !== undefined && SENDING.has(verb)) words.push("--client", quote(client));
  return words.join(" ");
}

/** The commands that make calls, and so need a client. */
const SENDING = new Set(["work", "replay"]);

/** A store's location without its password, to be shown. */
export function showStore(location: string): string {
  if (!/^[\w+.-]+:\/\//.test(location)) return location;
  // Up to the last sign, for a password may have one that should have been encoded. Drivers also take it as a parameter.
  return location.replace(/^([^:]+:\/\/[^:@/?#]*):.*@/s, "$1:…@").replaceAll(/([?&](?:ssl)?password=)[^&]*/gi, "$1…");
}

/** A word of a POSIX shell. */
function quote(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : quoteForShell(word);
}
