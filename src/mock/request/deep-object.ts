import { decodeForm, type RawPairs } from "./pairs.ts";

/** The properties of a deepObject parameter, nested as in its brackets. */
export type DeepParts = string | readonly DeepParts[] | { readonly [name: string]: DeepParts };

/** Below this depth, all that is left in the brackets is one name. */
const MAX_DEPTH = 100;

/** Reads `filter[a][b]=1`; a name that is repeated, or ends in `[]`, becomes an array. */
export function readDeepObject(name: string, pairs: RawPairs): DeepParts | undefined {
  const found = pairs.filter(([key]) => key.startsWith(`${name}[`) && key.endsWith("]"));
  if (found.length === 0) return undefined;
  const steps = found.map(([key, value]) => [stepsOf(key.slice(name.length + 1, -1)), decodeForm(value)] as const);
  return nest(steps);
}

function stepsOf(inBrackets: string): readonly string[] {
  const steps = inBrackets.split("][");
  if (steps.length <= MAX_DEPTH) return steps;
  return [...steps.slice(0, MAX_DEPTH), steps.slice(MAX_DEPTH).join("][")];
}

function nest(entries: readonly (readonly [readonly string[], string])[]): DeepParts {
  const leaves = entries.filter(([steps]) => steps.length === 0 || (steps.length === 1 && steps[0] === ""));
  if (leaves.length > 0) {
    const texts = leaves.map(([, text]) => text);
    return texts.length > 1 || leaves.some(([steps]) => steps.length === 1) ? texts : (texts[0] ?? "");
  }
  const names = [...new Set(entries.map(([[step = ""]]) => step))];
  const members = names.map((step): [string, DeepParts] => {
    const below = entries.filter(([[own]]) => own === step).map(([steps, text]) => [steps.slice(1), text] as const);
    return [step, nest(below)];
  });
  const isList = names.every((step, index) => step === String(index));
  return isList ? members.map(([, member]) => member) : Object.fromEntries(members);
}
