import type { CharSet, Concatenation, Element, NoParent } from "refa";

/** A character of an expression at its place: the state after it was matched. */
export interface Position {
  readonly characters: CharSet;
  /** The positions that may follow, with the number of ways to get there, of which only one and several differ. */
  readonly next: Map<Position, number>;
}

/** A part of an expression: how many ways there are to match nothing, and the positions that it begins and ends with. */
interface Part {
  readonly empty: number;
  readonly first: readonly Position[];
  readonly last: readonly Position[];
}

const NOTHING: Part = { empty: 1, first: [], last: [] };

/** An expression that is too large to analyze. */
export class TooLarge extends Error {}

/**
 * The positions of an expression, as in Glushkov's automaton, but with the number of ways from one to the next: the usual
 * constructions merge these, and with them the ambiguity of `(a*)*`. Assertions match nothing.
 */
export function positionsOf(alternatives: readonly NoParent<Concatenation>[], most: number): readonly Position[] {
  const positions: Position[] = [];

  const character = (characters: CharSet): Part => {
    if (positions.length >= most) throw new TooLarge();
    const position = { characters, next: new Map<Position, number>() };
    positions.push(position);
    return { empty: 0, first: [position], last: [position] };
  };
  const sequence = (left: Part, right: Part): Part => {
    connect(left, right);
    return {
      empty: left.empty * right.empty,
      first: atMostTwice([...left.first, ...repeated(right.first, left.empty)]),
      last: atMostTwice([...repeated(left.last, right.empty), ...right.last]),
    };
  };
  const group = (within: readonly NoParent<Concatenation>[]): Part =>
    either(within.map(({ elements }) => elements.map(element).reduce(sequence, NOTHING)));
  const loop = (part: Part, isOptional: boolean): Part => {
    connect(part, part);
    // An engine gives up an iteration that matches nothing, unless it is required: then the next may be the first to match.
    return isOptional
      ? { ...part, empty: 1 }
      : { ...part, first: atMostTwice([...part.first, ...repeated(part.first, part.empty)]) };
  };
  // A group without characters may be repeated any number of times.
  const copies = (within: readonly NoParent<Concatenation>[], count: number) =>
    Array.from({ length: Math.min(count, most + 1) }, () => group(within));
  const quantified = (within: readonly NoParent<Concatenation>[], min: number, max: number): Part => {
    if (max === Infinity)
      return [...copies(within, Math.max(0, min - 1)), loop(group(within), min === 0)].reduce(sequence, NOTHING);
    const optional = copies(within, max - min);
    const rest = optional.reduceRight((after, copy) => ({ ...sequence(copy, after), empty: 1 }), NOTHING);
    return [...copies(within, min), rest].reduce(sequence, NOTHING);
  };
  function element(node: NoParent<Element>): Part {
    switch (node.type) {
      case "CharacterClass":
        return character(node.characters);
      case "Alternation":
        return group(node.alternatives);
      case "Quantifier":
        return quantified(node.alternatives, node.min, node.max);
      case "Assertion":
      case "Unknown":
        return NOTHING;
    }
  }
  group(alternatives);
  return positions;
}

function either(parts: readonly Part[]): Part {
  return {
    empty: parts.reduce((sum, { empty }) => sum + empty, 0),
    first: atMostTwice(parts.flatMap(({ first }) => first)),
    last: atMostTwice(parts.flatMap(({ last }) => last)),
  };
}

/** Lets each position that the left part ends with be followed by each that the right one begins with. */
function connect({ last }: Part, { first }: Part): void {
  for (const from of last) for (const to of first) from.next.set(to, (from.next.get(to) ?? 0) + 1);
}

/** Each as often as there are ways, of which two stand for several. */
function repeated(positions: readonly Position[], ways: number): readonly Position[] {
  return Array.from({ length: Math.min(ways, 2) }, () => positions).flat();
}

function atMostTwice(positions: readonly Position[]): readonly Position[] {
  const counts = new Map<Position, number>();
  return positions.filter((each) => {
    const count = (counts.get(each) ?? 0) + 1;
    counts.set(each, count);
    return count <= 2;
  });
}
