import { parsePattern } from "../patterns.ts";
import type { Deadline } from "./deadline.ts";

/** Patterns that may backtrack excessively on a longer text: a repeated group, or three repetitions in a row. */
const SLOW = /\)\??[*+{]|([*+}][^*+}]*){3}/;
/** In characters. */
const MAX_TEXT = 24;

/** Whether a pattern may take arbitrarily long on a longer text. */
export function isSlow(pattern: string): boolean {
  return SLOW.test(pattern);
}

/** Tests texts against a slow pattern, within a time limit. `texts.ts` makes the texts. */
export class PatternMatcher {
  readonly #compiled: RegExp | undefined;
  readonly #deadline: Deadline;

  constructor(pattern: string, deadline: Deadline) {
    this.#compiled = parsePattern(pattern);
    this.#deadline = deadline;
  }

  test(text: string): boolean {
    const compiled = this.#compiled;
    if (compiled === undefined) return true;
    return text.length <= MAX_TEXT ? compiled.test(text) : this.#deadline.holds(() => compiled.test(text));
  }
}
