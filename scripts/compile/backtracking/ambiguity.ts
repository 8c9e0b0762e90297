import { createRequire } from "node:module";
import type { CharSet, Concatenation, NFA, NoParent } from "refa";

const require = createRequire(import.meta.url);

/** Up to so many states all their pairs are followed in some tenths of a second. A larger automaton counts as unambiguous. */
const MAX_STATES = 120;

/**
 * Whether a text that an expression repeats can match in two ways, so that each repetition doubles the number of ways: an
 * automaton then has two different paths from a state back to it with the same text (Weber and Seidl, On the Degree of
 * Ambiguity of Finite Automata, 1991).
 */
export function isAmbiguous(source: string, flags: string): boolean {
  const refa: typeof import("refa") = require("refa");
  const { JS, NFA, TooManyNodesError, transform } = refa;
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags }).parse({ backreferences: "disable" });
  // The automaton would have one transition for both.
  if (expression.alternatives.some((each) => repeatsOverlap(each, false))) return true;
  // An assertion consumes nothing. What it excludes may make the other path impossible, which is not looked into.
  const consuming = transform({ onConcatenation: dropAssertions }, expression);
  try {
    return hasTwoWaysBack(NFA.fromRegex(consuming, { maxCharacter }, {}, new NFA.LimitedNodeFactory(MAX_STATES)));
  } catch (error) {
    if (error instanceof TooManyNodesError) return false;
    throw error;
  }
}

/** Whether a repeated group has two alternatives of one character that match the same one, as in `(\w|[a-z]?)*`. */
function repeatsOverlap({ elements }: NoParent<Concatenation>, isRepeated: boolean): boolean {
  return elements.some((element) => {
    if (!("alternatives" in element)) return false;
    const { alternatives } = element;
    const isInside = isRepeated || (element.type === "Quantifier" && element.max === Infinity);
    if (isInside && overlap(alternatives.flatMap(onlyCharacter))) return true;
    return alternatives.some((each) => repeatsOverlap(each, isInside));
  });
}

/** The character that an alternative consists of, whether it is optional or repeated. */
function onlyCharacter({ elements: [first, ...others] }: NoParent<Concatenation>): CharSet[] {
  if (first === undefined || others.length > 0) return [];
  if (first.type === "Quantifier") return first.alternatives.flatMap(onlyCharacter);
  return first.type === "CharacterClass" ? [first.characters] : [];
}

const overlap = (sets: readonly CharSet[]): boolean =>
  sets.some((set, index) => sets.slice(index + 1).some((other) => !set.isDisjointWith(other)));

function dropAssertions(
  node: NoParent<Concatenation>,
  { signalMutation }: { readonly signalMutation: () => void },
): void {
  const consuming = node.elements.filter(({ type }) => type !== "Assertion");
  if (consuming.length === node.elements.length) return;
  node.elements = consuming;
  signalMutation();
}

type State = NFA.ReadonlyNode;

const hasTwoWaysBack = (automaton: NFA): boolean => [...automaton.nodes()].some((state) => leadsBackTwice(state));

/** Follows two paths from a state with the same text, until both are back there and have been apart. */
function leadsBackTwice(start: State): boolean {
  const ids = new Map<State, number>();
  const idOf = (state: State) => ids.get(state) ?? (ids.set(state, ids.size), ids.size - 1);
  const seen = new Set<string>();
  const open: [State, State, boolean][] = [[start, start, false]];
  for (const [left, right, wereApart] of open) {
    for (const [nextLeft, characters] of left.out) {
      for (const [nextRight, others] of right.out) {
        const areApart = wereApart || nextLeft !== nextRight;
        if (characters.isDisjointWith(others)) continue;
        if (areApart && nextLeft === start && nextRight === start) return true;
        const key = `${idOf(nextLeft)} ${idOf(nextRight)} ${areApart}`;
        if (!seen.has(key)) open.push([nextLeft, nextRight, areApart]);
        seen.add(key);
      }
    }
  }
  return false;
}
