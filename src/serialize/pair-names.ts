import { InvalidRequestError } from "../errors.ts";
import { decodeTriplets } from "./segment.ts";

/**
 * The names of the pairs in a query, in cookies or in a form. The members of an exploded object have no prefix, so that one may
 * have the name of another parameter, and servers differ in which of the two values they read.
 */
export class PairNames {
  readonly #owners = new Map<string, string>();

  /** Adds the pairs of a parameter. Throws an `InvalidRequestError` if another parameter has one of their names. */
  addPairs(parameter: string, pairs: string): void {
    for (const pair of pairs.split(/&|; /)) this.add(parameter, decodeTriplets(pair.replace(/=.*/s, "")));
  }

  add(parameter: string, name: string): void {
    const owner = this.#owners.get(name) ?? parameter;
    if (owner !== parameter) {
      throw new InvalidRequestError(
        parameter,
        `must not be given with ${owner}: both would be sent under the same name`,
      );
    }
    this.#owners.set(name, owner);
  }
}
