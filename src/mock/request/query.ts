import type { ParameterFacts } from "../../facts.ts";
import { type Parts, readStyled, shapeOf } from "./styles.ts";

/** The decoded name and the raw value of each pair of a query, a form or the cookies. */
export type RawPairs = readonly (readonly [name: string, value: string])[];

/** The properties of a deepObject parameter, nested as in its brackets. */
export type DeepParts = string | readonly DeepParts[] | { readonly [name: string]: DeepParts };

/** Splits a query or a form into pairs, whose values stay encoded. */
export function splitQuery(query: string): RawPairs {
  return query
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const end = pair.indexOf("=");
      return end < 0 ? [decodeForm(pair), ""] : [decodeForm(pair.slice(0, end)), pair.slice(end + 1)];
    });
}

/** Decodes text of a query, where a plus sign is a space (WHATWG URL, 5.1). */
export function decodeForm(text: string): string {
  return decode(text.replaceAll("+", " "));
}

/** Percent-decodes text. Invalid encoding is kept as it is, and fails validation later. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Collects a parameter that may be spread over several pairs; `undefined` if there are none.
 * @param others the names of other parameters: an object without declared properties takes all remaining pairs
 */
export function readPairs(
  parameter: ParameterFacts,
  pairs: RawPairs,
  others: readonly ParameterFacts[],
): Parts | DeepParts | undefined {
  const { name, style, explode, allowReserved = false, schema } = parameter;
  const decodeValue = style === "cookie" ? decodeNothing : allowReserved ? decode : decodeForm;
  const own = pairs.filter(([key]) => key === name).map(([, value]) => value);
  const shape = shapeOf(schema);
  if (style === "deepObject") return readDeep(name, pairs);
  if (shape === "object" && explode) return readExploded(parameter, pairs, others, decodeValue);
  if (own.length === 0) return undefined;
  if (shape === "array" && explode) return own.map(decodeValue);
  return readStyled({ ...parameter, explode: false }, own[0] ?? "", decodeValue);
}

/** The style `cookie` encodes nothing. The plus signs were encoded when the cookies were split. */
function decodeNothing(text: string): string {
  return text.replaceAll("%2B", "+");
}

function readExploded(
  { schema: { properties = {}, additionalProperties, required = [] } }: ParameterFacts,
  pairs: RawPairs,
  others: readonly ParameterFacts[],
  decodeValue: (text: string) => string,
): Readonly<Record<string, string>> | undefined {
  const names = new Set([...Object.keys(properties), ...required]);
  const isOpen = names.size === 0 || additionalProperties !== undefined;
  const isTaken = (key: string) => others.some(({ name }) => key === name || key.startsWith(`${name}[`));
  const found = pairs.filter(([key]) => names.has(key) || (isOpen && !isTaken(key)));
  return found.length === 0 ? undefined : Object.fromEntries(found.map(([key, value]) => [key, decodeValue(value)]));
}

/** `filter[a][b]=1`; a name that is repeated, or ends in `[]`, becomes an array. */
function readDeep(name: string, pairs: RawPairs): DeepParts | undefined {
  const found = pairs.filter(([key]) => key.startsWith(`${name}[`) && key.endsWith("]"));
  if (found.length === 0) return undefined;
  const steps = found.map(([key, value]) => [key.slice(name.length + 1, -1).split("]["), decodeForm(value)] as const);
  return nest(steps);
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
