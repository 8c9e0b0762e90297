import { escapeToken } from "../../json-pointer.ts";
import { isObject } from "../../validation/values.ts";
import { withAt } from "../json.ts";
import { statusWords } from "./status-words.ts";

/** Unassigned statuses: a schema that allows them allows any status. */
const UNASSIGNED = [487, 561];

/** Enough for the errors of real APIs; each leaf costs several validations. */
const MAX_LEAVES = 40;

/** A leaf of a body: neither an object nor an array. */
interface Leaf {
  readonly pointer: string;
  /** The name of its member; that of its array for an item. */
  readonly name: string;
  readonly value: unknown;
}

/**
 * Makes the members of an error body state its status, as far as the schema allows: a sample has the first of a list of
 * values, and the example of a range or of `default` may state another status. A number or a word is replaced if the
 * schema lists the status among other values; a number whose name says that it is a status, always.
 * @param isValid whether a body satisfies its schema
 */
export function fitStatus(body: unknown, status: number, isValid: (body: unknown) => boolean): unknown {
  if (!isValid(body)) return body;
  return leavesOf(body)
    .slice(0, MAX_LEAVES)
    .reduce((fitted, leaf) => {
      const replacement = replacementOf(leaf, status, (value) => isValid(withAt(fitted, leaf.pointer, value)));
      return replacement === undefined ? fitted : withAt(fitted, leaf.pointer, replacement);
    }, body);
}

function replacementOf({ name, value }: Leaf, status: number, accepts: (value: unknown) => boolean): unknown {
  if (typeof value === "number") {
    const isMeant = isStatusName(name) || !UNASSIGNED.every(accepts);
    return value !== status && isMeant && accepts(status) ? status : undefined;
  }
  if (typeof value !== "string") return undefined;
  if (isStatusName(name) && accepts("000")) return /^\d{3}$/.test(value) ? String(status) : undefined;
  const words = statusWords(status);
  if (words.some(({ word }) => word === value)) return undefined;
  return words.find(({ word, nonsense }) => accepts(word) && !accepts(nonsense))?.word;
}

function isStatusName(name: string): boolean {
  return /^(http)?status(code)?$/i.test(name.replaceAll(/[_-]/g, ""));
}

function leavesOf(value: unknown, pointer = "", name = ""): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${pointer}/${index}`, name));
  if (!isObject(value)) return [{ pointer, name, value }];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, `${pointer}/${escapeToken(key)}`, key));
}
