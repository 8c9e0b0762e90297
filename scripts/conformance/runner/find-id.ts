import { isObject } from "revokit/toolkit";
import { asText } from "./link-target.ts";

/** How deep an item may be nested in envelopes such as `{ "data": { "pet": … } }`. */
const MAX_DEPTH = 3;

/** An id in a list. */
export interface ListedId {
  readonly id: string;
  /** Whether it may be something else, such as a name beside which the item has no id. */
  readonly isGuess: boolean;
}

/** The id in an item for a path parameter, even inside an envelope; `undefined` if none is evident. */
function findId(body: unknown, parameter: string, collection: string): ListedId | undefined {
  const wanted = [...namesOf(parameter)];
  const named = normalize(parameter);
  const isId = /(id|key)$/.test(named) || named === normalize(collection).replace(/s$/, "");
  for (const item of envelopes(body)) {
    for (const name of wanted) {
      const [, value] = Object.entries(item).find(([key]) => normalize(key) === name) ?? [];
      const id = asText(value);
      const isEvident = name === named || (isId && [...IDS, ...AMBIGUOUS_IDS].includes(name));
      if (id !== undefined) return { id, isGuess: !isEvident };
    }
  }
  return undefined;
}

/** Names that hold nothing but an item's own id. */
const IDS = ["id", "uuid", "guid"];

/** Names that also hold a user's or a group's id, unless the parameter is called so too. */
const AMBIGUOUS_IDS = ["uid", "gid"];

/** Names of members that hold the item itself. */
const ENVELOPES = ["data", "result", "item", "response", "payload"];

/**
 * The id of an item that was created, to be changed or removed: never a code or a name, nor the id of another item in it, of
 * the request (as in JSON-RPC) or of what the item was added to.
 * @param collection the last segment of the path that it was created at, such as `orders`
 */
export function findCreatedId(body: unknown, parameter: string, collection: string, depth = 0): string | undefined {
  if (!isObject(body) || depth > MAX_DEPTH) return undefined;
  const members = Object.entries(body).map(([key, value]) => [normalize(key), value] as const);
  const named = normalize(parameter);
  const idCalled = (name: string) => asText(members.find(([key]) => key === name)?.[1]);
  const wanted = [...IDS, ...AMBIGUOUS_IDS.filter((name) => named.endsWith(name))];
  // What lists the collection is what the item was added to.
  if (members.some(([key, value]) => key === normalize(collection) && Array.isArray(value))) return undefined;
  const own = idCalled(named);
  if (own !== undefined) return own;
  const outer = wanted.map(idCalled).find((id) => id !== undefined);
  const item = normalize(collection).replace(/s$/, "");
  const held = members.find(([key]) => [...ENVELOPES, item].includes(key));
  const inner = held && findCreatedId(held[1], parameter, collection, depth + 1);
  return outer === undefined || inner === undefined || outer === inner ? (outer ?? inner) : undefined;
}

/**
 * The id of the first item of a list, in an answer that may have several lists.
 * @param collection the last segment of the list's path, such as `orders`
 */
export function findFirstId(body: unknown, parameter: string, collection: string): ListedId | undefined {
  const lists = Array.isArray(body) ? [body] : envelopes(body).flatMap(Object.values).filter(isFilledList);
  const found = lists.flatMap(([first]: readonly unknown[]) => {
    // A list of plain ids.
    const id = asText(first);
    return id === undefined ? (findId(first, parameter, collection) ?? []) : { id, isGuess: true };
  });
  return found.find(({ isGuess }) => !isGuess) ?? found[0];
}

function isFilledList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** The names that the id may have, such as `petId`, `pet_id` or `id`, most specific first. */
function* namesOf(parameter: string): Generator<string> {
  yield normalize(parameter);
  yield* ["id", "uuid", "guid", "uid", "gid", "key", "name", "slug", "code", "number"];
}

function normalize(name: string): string {
  return name.replaceAll(/[^a-z0-9]/gi, "").toLowerCase();
}

function envelopes(value: unknown, depth = 0): readonly Readonly<Record<string, unknown>>[] {
  if (!isObject(value) || depth > MAX_DEPTH) return [];
  return [value, ...Object.values(value).flatMap((member) => envelopes(member, depth + 1))];
}
