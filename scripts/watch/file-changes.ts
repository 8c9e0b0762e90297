import { statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { type Followed, WatchedFiles } from "./watched-files.ts";

/** In milliseconds: editors save in several steps, and a checkout touches many files. */
const QUIET = 15;

/** Waits for changes of the watched files. A burst of changes counts as one. */
export class FileChanges {
  readonly #watched = new WatchedFiles(() => {
    this.#count += 1;
    this.#wake();
  });
  #count = 0;
  #seen = 0;
  #wake = (): void => undefined;

  /** Starts to count changes. Returns the time, in milliseconds since the Unix epoch. */
  begin(): number {
    this.#seen = this.#count;
    return Date.now();
  }

  /**
   * Watches exactly these files from now on.
   * @param since a newly watched file or folder that was modified after this time counts as changed
   */
  follow(followed: Followed, since: number): void {
    const added = this.#watched.follow(followed);
    if (added.some((path) => modified(path) >= since)) this.#count += 1;
  }

  /** Resolves once something has changed since `begin`, and the burst is over. */
  async next(): Promise<void> {
    if (this.#count === this.#seen) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    for (let before = -1; before !== this.#count;) {
      before = this.#count;
      await pause(QUIET);
    }
  }

  close(): void {
    this.#watched.close();
  }
}

/**
 * The time in milliseconds since the Unix epoch: of the content, or of the move that brought it here; of a folder, when an
 * entry came or went.
 */
export function modified(path: string): number {
  const { mtimeMs = 0, ctimeMs = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return Math.max(mtimeMs, ctimeMs);
}
