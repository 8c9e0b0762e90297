import { createRequire } from "node:module";
import type { Assertion, NoParent } from "refa";
import { positionsOf, TooLarge } from "./position-automaton.ts";
import { hasTwoWaysBack } from "./two-ways-back.ts";

const require = createRequire(import.meta.url);

/** Patterns of public documents have up to 150. */
const MAX_POSITIONS = 300;

/** How many pairs of positions to compare, which takes half a second. */
const MAX_STEPS = 1_000_000;

/**
 * Whether a text that an expression repeats can match in two ways, so that each repetition doubles the number of ways: there
 * are two different ways from a position back to it with the same text (Weber and Seidl, On the Degree of Ambiguity of Finite
 * Automata, 1991). What an assertion excludes may make one of them impossible, which is not looked into. An expression that is
 * too large to find out counts as ambiguous.
 */
export function isAmbiguous(source: string, flags: string): boolean {
  const { JS, visitAst }: typeof import("refa") = require("refa");
  const { expression } = JS.Parser.fromLiteral({ source, flags }).parse({ backreferences: "disable" });
  const assertions: NoParent<Assertion>[] = [];
  visitAst(expression, { onAssertionEnter: (assertion) => assertions.push(assertion) });
  let steps = 0;
  const countStep = () => {
    if ((steps += 1) > MAX_STEPS) throw new TooLarge();
  };
  try {
    return [expression, ...assertions].some(({ alternatives }) =>
      positionsOf(alternatives, MAX_POSITIONS).some((position) => hasTwoWaysBack(position, countStep)),
    );
  } catch (error) {
    if (error instanceof TooLarge) return true;
    throw error;
  }
}
