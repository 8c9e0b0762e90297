/** How many checks in a row may wait in vain before the rest of their operation is skipped; and so for operations. */
const ENOUGH = 3;

/** Remembers that a server does not answer in time: each check that is left would wait as long. */
export class Silence {
  #checks = 0;
  #operations = 0;
  #hasAnswered = false;

  /** Why nothing more should be sent to the current operation, if so. */
  get reason(): string | undefined {
    if (this.#operations >= ENOUGH) return `the server answered none of ${ENOUGH} operations in a row in time`;
    return this.#checks >= ENOUGH ? `the server did not answer ${ENOUGH} checks in a row in time` : undefined;
  }

  /** Notes whether a check of the current operation got answers, or waited for one in vain. */
  note(hasAnswers: boolean, waitedInVain: boolean): void {
    this.#checks = waitedInVain ? this.#checks + 1 : hasAnswers ? 0 : this.#checks;
    this.#hasAnswered ||= hasAnswers;
  }

  /** Ends the current operation. */
  end(): void {
    if (this.#hasAnswered) this.#operations = 0;
    else if (this.#checks > 0 && this.#operations < ENOUGH) this.#operations += 1;
    this.#checks = 0;
    this.#hasAnswered = false;
  }
}
