import { escapeToken } from "../../json-pointer.ts";
import type { ParameterFacts } from "../../facts.ts";
import { isObject } from "../../validation/values.ts";

/** A place in a body. */
export interface ItemPlace {
  /** A JSON pointer (RFC 6901); empty for the whole body. */
  readonly pointer: string;
}

type Item = Readonly<Record<string, unknown>>;

/** Usual names of id members, if none has the path parameter's name. */
const ID_NAMES = ["id", "uuid", "guid", "key", "slug", "_id", "code", "name"];

/** Usual names of envelope members. */
const ENVELOPES = ["data", "result", "item", "attributes", "response", "payload"];

/** The name of an item's id member: for `petId` or `pet_id` it is `petId`, else `id`. */
export function idMember(item: Item, { name }: ParameterFacts): string | undefined {
  const wanted = normalize(name);
  const names = Object.keys(item).filter((key) => ["string", "number"].includes(typeof item[key]));
  return (
    names.find((key) => normalize(key) === wanted) ??
    ID_NAMES.find(
      (each) => names.includes(each) && (wanted.endsWith(normalize(each)) || wanted === "id" || each === "id"),
    )
  );
}

/** Where a body holds its item: the whole body, or the member that has an id. */
export function itemPlace(body: unknown, id: ParameterFacts): (ItemPlace & { readonly item: Item }) | undefined {
  if (!isObject(body)) return undefined;
  if (idMember(body, id) !== undefined) return { pointer: "", item: body };
  const objects = Object.entries(body).filter((entry): entry is [string, Item] => isObject(entry[1]));
  const [name, item] =
    objects.find(([, value]) => idMember(value, id) !== undefined) ??
    objects.find(([key]) => ENVELOPES.includes(key)) ??
    [];
  return name === undefined || item === undefined ? { pointer: "", item: body } : { pointer: pointerTo(name), item };
}

/** Where a body holds its list: the whole body, or the first array of objects, at most two levels down. */
export function listPlace(body: unknown): (ItemPlace & { readonly items: readonly unknown[] }) | undefined {
  if (Array.isArray(body)) return { pointer: "", items: body };
  if (!isObject(body)) return undefined;
  const members = Object.entries(body);
  const lists = members.filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const [name, items] = lists.find(([, value]) => value.every(isObject)) ?? [];
  if (name !== undefined && items !== undefined) return { pointer: pointerTo(name), items };
  for (const [key, value] of members) {
    const below = isObject(value) ? listPlace(value) : undefined;
    if (below !== undefined) return { pointer: pointerTo(key) + below.pointer, items: below.items };
  }
  return undefined;
}

function pointerTo(name: string): string {
  return `/${escapeToken(name)}`;
}

function normalize(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, "");
}
