import { quoteForShell } from "revokit/toolkit";
import { showLocation } from "../store/location.ts";
import { STORE_VARIABLE } from "./options.ts";

/** What a command on a job must name. */
export interface CommandTarget {
  readonly store: string;
  readonly job: string;
  /** The value of `--client`. */
  readonly client?: string | undefined;
}

/** The line to type for another command on the same job. A store that is set in the environment is left out. */
export function nextCommand(verb: string, { store, job, client }: CommandTarget): string {
  const words = ["revokit-bulk", verb];
  if (process.env[STORE_VARIABLE] !== store) words.push("--store", quote(showLocation(store)));
  words.push("--job", quote(job));
  if (client !== undefined && SENDING.has(verb)) words.push("--client", quote(client));
  return words.join(" ");
}

/** The commands that make calls, and so need a client. */
const SENDING = new Set(["work", "replay"]);

/** A word of a POSIX shell. */
function quote(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : quoteForShell(word);
}
