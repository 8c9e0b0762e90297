import type { ParameterFacts } from "../../facts.ts";
import { ownMember } from "../../own-member.ts";
import { type DeepParts, readDeepObject } from "./deep-object.ts";
import { decode, decodeForm, type RawPairs } from "./pairs.ts";
import { type Parts, readStyled, shapeOf } from "./styles.ts";

/**
 * Collects a parameter that may be spread over several pairs; `undefined` if there are none.
 * @param others the names of other parameters: an object without declared properties takes all remaining pairs
 */
export function readPairs(
  parameter: ParameterFacts,
  pairs: RawPairs,
  others: readonly ParameterFacts[],
): Parts | DeepParts | undefined {
  const { in: place, name, style, explode, allowReserved = false, schema } = parameter;
  // The style `cookie` encodes nothing, and only in a query or a form is a plus sign a space.
  const decodeValue = style === "cookie" ? String : allowReserved || place === "cookie" ? decode : decodeForm;
  const own = pairs.filter(([key]) => key === name).map(([, value]) => value);
  const shape = shapeOf(schema);
  if (style === "deepObject") return readDeepObject(name, pairs);
  if (shape === "object" && explode) return readExploded(parameter, pairs, others, decodeValue);
  if (own.length === 0) return undefined;
  if (shape === "array" && explode) return own.map(decodeValue);
  return readStyled({ ...parameter, explode: false }, own[0] ?? "", decodeValue);
}

function readExploded(
  { schema: { properties = {}, additionalProperties, required = [] } }: ParameterFacts,
  pairs: RawPairs,
  others: readonly ParameterFacts[],
  decodeValue: (text: string) => string,
): DeepParts | undefined {
  const names = new Set([...Object.keys(properties), ...required]);
  const isOpen = names.size === 0 || additionalProperties !== undefined;
  const isTaken = (key: string) => others.some(({ name }) => key === name || key.startsWith(`${name}[`));
  const found = pairs.filter(([key]) => names.has(key) || (isOpen && !isTaken(key)));
  if (found.length === 0) return undefined;
  const members = new Map<string, string | readonly string[]>();
  for (const [key, value] of found) {
    const before = shapeOf(ownMember(properties, key) ?? {}) === "array" ? members.get(key) : undefined;
    members.set(key, before === undefined ? decodeValue(value) : [before, decodeValue(value)].flat());
  }
  return Object.fromEntries(members);
}
