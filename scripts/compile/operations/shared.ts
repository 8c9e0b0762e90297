import { camelCase, Identifiers } from "../identifiers.ts";
import { Expression } from "../source.ts";

/**
 * Gives a name to what a document repeats, such as a parameter of each of its paths, so that the code holds it once. The
 * names are made of the document's own, so that a change of one thing does not rename another.
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

  /** The source itself where it is used once; the name of a constant where it is used more often. */
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

  /** The declarations of the constants, which all have one type. */
  declarations(type: string): string {
    return [...this.#names].map(([source, name]) => `const ${name}: ${type} = ${source};`).join("\n");
  }
}
