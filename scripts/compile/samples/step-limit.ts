/**
 * How many checks may run to judge one value, which takes a tenth of a second. If alternatives contain alternatives, each level
 * of a value may double them.
 */
const MAX_STEPS = 1_000_000;
/** How many values may take more before all others may take only a thousandth. */
const MAX_EXCEEDED = 6;

const EXCEEDED = new Error("The checks of a value took too many steps.");

/** Counts the steps of judging a value, so that the same value is judged alike on an idle machine and on a busy one. */
export class StepLimit {
  #left = 0;
  #exceeded = 0;

  /** Takes a step. Throws where there are too many, which only `holds` may catch. */
  take(): void {
    this.#left -= 1;
    if (this.#left < 0) throw EXCEEDED;
  }

  /** Whether a predicate is true; false if it takes too many steps. */
  holds(hold: () => boolean): boolean {
    this.#left = this.#exceeded < MAX_EXCEEDED ? MAX_STEPS : MAX_STEPS / 1000;
    try {
      return hold();
    } catch (error) {
      if (error !== EXCEEDED) throw error;
      this.#exceeded += 1;
      return false;
    }
  }
}
