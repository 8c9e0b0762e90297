import { type Context, createContext, Script } from "node:vm";

/**
 * In milliseconds, a hundred times what a check takes that ends: on a busy machine the same code must come out as on an idle
 * one, and this clock goes on while others use the processor.
 */
const TIME_OUT = 500;
/** How many timeouts are allowed before nothing more is tried. */
const MAX_TIME_OUTS = 6;

const trial = new Script("hold()");

/** Evaluates what a document can make arbitrarily slow: a pattern on a text, a schema on a value. */
export class Deadline {
  #timeOuts = 0;
  /** Kept, since making one takes longer than most of what is evaluated in it. */
  #context: Context | undefined;

  /** Whether a predicate is true; false if it takes too long. */
  holds(hold: () => boolean): boolean {
    if (this.#timeOuts >= MAX_TIME_OUTS) return false;
    try {
      const context = (this.#context ??= createContext({}));
      context["hold"] = hold;
      return trial.runInContext(context, { timeout: TIME_OUT }) === true;
    } catch {
      this.#timeOuts += 1;
      return false;
    }
  }
}
