/** Allocates unique names. */
export class Identifiers {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken);
  }

  /** The name if it is free, else with a number appended. */
  claim(name: string): string {
    return freeName(name, this.#taken);
  }
}

/** Allocates the name, or the first free one of `name2`, `name3`, …. */
export function freeName(name: string, taken: Set<string>): string {
  if (!taken.has(name)) {
    taken.add(name);
    return name;
  }
  const numbers = lastNumbers.get(taken) ?? new Map<string, number>();
  lastNumbers.set(taken, numbers);
  let number = (numbers.get(name) ?? 1) + 1;
  while (taken.has(`${name}${number}`)) number += 1;
  numbers.set(name, number);
  taken.add(`${name}${number}`);
  return `${name}${number}`;
}

/** The last number that each name got in a set: a hundred properties of one name need not count up a hundred times. */
const lastNumbers = new WeakMap<Set<string>, Map<string, number>>();

/** `third-api` is `ThirdApi`. A character that can't start an identifier gets an underscore. */
export function pascalCase(text: string): string {
  const words = text.match(/[\p{ID_Continue}$]+/gu) ?? [];
  return withIdentifierStart(
    words
      .flatMap((word) => word.split("_"))
      .map(upperFirst)
      .join(""),
  );
}

/** `per_page in query` is `perPageInQuery`. */
export function camelCase(text: string): string {
  const pascal = pascalCase(text);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** With an underscore before a character that can't start an identifier. */
export function withIdentifierStart(name: string): string {
  return /^[\p{ID_Start}$_]/u.test(name) ? name : `_${name}`;
}
