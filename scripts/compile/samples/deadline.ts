import { createContext, Script } from "node:vm";

/** In milliseconds. */
const TIME_OUT = 50;
/** How often something may take that long: after that, nothing is tried. */
const MOST_TIME_OUTS = 20;

const trial = new Script("hold()");

/** Asks what a document can make take for ever: a pattern about a text, a schema about a value. */
export class Deadline {
  #timeOuts = 0;

  /** Whether something holds; not where that takes too long to find out. */
  holds(hold: () => boolean): boolean {
    if (this.#timeOuts >= MOST_TIME_OUTS) return false;
    try {
      return trial.runInContext(createContext({ hold }), { timeout: TIME_OUT }) === true;
    } catch {
      this.#timeOuts += 1;
      return false;
    }
  }
}
