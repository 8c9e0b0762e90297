import { camelCase, Identifiers } from "../identifiers.ts";
import { Expression } from "../source.ts";

/**
 * Names what a document repeats, such as a parameter of each path, so that the code contains it once. Names are derived from
 * the document's own, so that one change does not rename other things.
 */
export class SharedConstants {
  readonly #counts = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #identifiers: Identifiers;

  constructor(taken: readonly string[]) {
    this.#identifiers = new Identifiers(taken);
  }

  /** Counts one use of a source. */
  count(source: string): void {
    this.#counts.set(source, (this.#counts.get(source) ?? 0) + 1);
  }

  /** The source itself if it is used once, else the name of its constant. */
  refer(source: string, words: string): Expression {
    if ((this.#counts.get(source) ?? 0) < 2) return new Expression(source);
    const known = this.#names.get(source);
    if (known !== undefined) return new Expression(known);
    const name = this.#identifiers.claim(camelCase(words));
    this.#names.set(source, name);
    return new Expression(name);
  }

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  /** The declarations of the constants, all of one type. */
  declarations(type: string): string {
    return [...this.#names].map(([source, name]) => `const ${name}: ${type} = ${source};`).join("\n");
  }
}
