/** The exit codes of an interrupted process: 128 plus the signal's number. */
const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Handles SIGHUP, SIGINT and SIGTERM. Before the work begins, the first signal ends the process. After that, the first lets the
 * calls in flight finish, and the second ends the process at once, which is also safe. Either way, a line says how to
 * continue.
 */
export class Interrupt {
  readonly #controller = new AbortController();
  readonly #say: (text: string) => void;
  #howToGoOn = "Nothing was sent. Run the same command again to continue.";
  #onFirst: (() => void) | undefined;
  #code: number | undefined;

  /** @param say prints a line */
  constructor(say: (text: string) => void) {
    this.#say = say;
    for (const [name, code] of Object.entries(CODES)) process.on(name, () => this.#stop(code));
  }

  /** Aborted by the first signal after the work has begun. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The exit code, if a signal was received. */
  get code(): number | undefined {
    return this.#code;
  }

  /**
   * From now on, calls are in flight.
   * @param howToGoOn the line that tells the user how to continue
   * @param onFirst called on the first signal
   */
  beginWork(howToGoOn: string, onFirst: () => void): void {
    this.#howToGoOn = howToGoOn;
    this.#onFirst = onFirst;
  }

  #stop(code: number): void {
    if (this.#code !== undefined || this.#onFirst === undefined) {
      this.#say(`Stopped. ${this.#howToGoOn}`);
      process.exit(code);
    }
    this.#code = code;
    this.#onFirst();
    this.#controller.abort();
  }
}
