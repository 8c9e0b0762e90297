/** What a process that is interrupted ends with: 128 and the signal's number. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal to stop lets the calls in flight end; the second ends the process at once, which is safe as well. */
export class Interrupt {
  readonly #controller = new AbortController();
  #code: number | undefined;

  /** @param onFirst is told of the first signal */
  constructor(onFirst: () => void) {
    for (const [name, code] of Object.entries(CODES)) {
      process.on(name, () => {
        if (this.#code !== undefined) process.exit(code);
        this.#code = code;
        onFirst();
        this.#controller.abort();
      });
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The exit code, where a signal came. */
  get code(): number | undefined {
    return this.#code;
  }
}
