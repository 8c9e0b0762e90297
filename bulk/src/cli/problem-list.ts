import { terminalText } from "revokit/toolkit";

/** How many invalid lines are listed individually. */
const MAX_LISTED = 1_000;

/** Lists lines that break the contract, as they are found. */
export class ProblemList {
  readonly #file: string;
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  add(line: number, problem: string): void {
    this.#count += 1;
    if (this.#count <= MAX_LISTED) process.stderr.write(`${terminalText(`${this.#file}:${line}: ${problem}`)}\n`);
    if (this.#count === MAX_LISTED) process.stderr.write("Further invalid lines are not listed.\n");
  }
}
