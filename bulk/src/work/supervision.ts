import type { PgBoss } from "pg-boss";

/** How often a worker looks for lost rows, in milliseconds: while rows are waiting, and while none are. */
export const BUSY = 15_000;
export const RESTING = 3_000;

/** Makes the engine release rows whose worker was lost. */
export class Supervision {
  readonly #boss: Pick<PgBoss, "supervise">;
  readonly #queue: string;
  #last = performance.now();
  #pass: Promise<void> | undefined;

  constructor(boss: Pick<PgBoss, "supervise">, queue: string) {
    this.#boss = boss;
    this.#queue = queue;
  }

  /** Begins a pass, unless the last one began less than `interval` milliseconds ago or is still running. */
  atMostEvery(interval: number): void {
    if (this.#pass !== undefined || performance.now() - this.#last < interval) return;
    this.#last = performance.now();
    const ended = () => (this.#pass = undefined);
    // If the store is unavailable, the next pass catches up.
    this.#pass = this.#boss.supervise(this.#queue).then(ended, ended);
  }

  /** Resolves once no pass is running. */
  async stop(): Promise<void> {
    await this.#pass;
  }
}
