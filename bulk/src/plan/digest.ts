import { createHash } from "node:crypto";

/** Identifies an input by its rows in order, whatever the file's format. */
export class Digest {
  readonly #hash = createHash("sha256");

  /** @param canonical the next row's values as canonical JSON; absent for a line that breaks the contract */
  add(canonical: string | undefined): void {
    this.#hash.update(`${canonical ?? "!"}\n`);
  }

  toString(): string {
    return this.#hash.copy().digest("hex");
  }
}
