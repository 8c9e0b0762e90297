import { type Context, createContext, Script } from "node:vm";

/**
 * In milliseconds: a hundred times as long as a check that ends. The clock also runs while others use the processor, and a
 * busy machine must generate the same code as an idle one.
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
