import { messageOf } from "revokit/toolkit";
import type { Threads } from "../threads/runners.ts";
import type { Formatted, FormatTask } from "./formatter.ts";

/** Whether and how generated code is formatted. */
export interface FormatSettings {
  /** Leaves the code unformatted, for a project with another formatter. Default: no. */
  readonly skip?: boolean;
  /** Formats a document's code above 500,000 characters too, at about a second for each million. Default: no. */
  readonly large?: boolean;
}

/** In UTF-16 code units. Longer files are not reviewed, and prettier takes about a second per million. */
const LARGE = 500_000;

/**
 * Formats the code of one document with the project's Prettier settings, within a time limit. Code that can't be formatted in
 * time is still correct, and stays as it is.
 */
export async function formatCode(
  name: string,
  task: FormatTask,
  { skip = false, large = false }: FormatSettings,
  { format }: Pick<Threads, "format">,
  seconds: number,
): Promise<Formatted> {
  const plain = (notes: readonly string[]) => ({
    files: [...task.sources].map(([path, content]) => ({ path, content })),
    notes,
  });
  if (skip) return plain([]);
  if (!large && isLarge(task.sources.values())) {
    return plain([`The code of ${name} is long and was not formatted: pass --format-large to format it.`]);
  }
  let formatted: Formatted | undefined;
  try {
    await format.run(task, seconds, (part) => (formatted = part));
  } catch (error) {
    return plain([`The code of ${name} was not formatted. ${messageOf(error)}`]);
  }
  return formatted ?? plain([]);
}

function isLarge(sources: Iterable<string>): boolean {
  let length = 0;
  for (const source of sources) length += source.length;
  return length > LARGE;
}
