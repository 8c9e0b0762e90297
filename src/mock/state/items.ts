import { pathKey } from "./path-key.ts";
import type { Collection } from "./collections.ts";

/** An item and the path parameters that identify it. */
export interface StoredItem {
  readonly path: Readonly<Record<string, string>>;
  readonly item: Readonly<Record<string, unknown>>;
}

/** The items of all collections, per tenant. */
export interface Items {
  readonly get: (scope: ItemScope, path: StoredItem["path"]) => StoredItem | undefined;
  readonly set: (scope: ItemScope, stored: StoredItem) => void;
  /** Returns whether it existed. */
  readonly remove: (scope: ItemScope, path: StoredItem["path"]) => boolean;
  /** The items of a collection, in the order of their creation. */
  readonly list: (scope: ItemScope, parents: StoredItem["path"]) => readonly StoredItem[];
  /** A number that no item has used yet. */
  readonly next: () => number;
}

/** Whose items, and of which collection. */
export interface ItemScope {
  readonly tenant: string;
  readonly api: string;
  readonly collection: Collection;
}

/** How many items to keep per tenant and collection: beyond that, the oldest is dropped. */
const MAX_ITEMS = 10_000;

/** A store in which each collection starts with the document's example item, owned by the first tenant. */
export function createItems(firstTenant: string): Items {
  const lists = new Map<string, Map<string, StoredItem>>();
  let number = 0;

  /** The key of an item, also under another id that the document shows for it. */
  const keyIn = ({ collection: { example } }: ItemScope, path: StoredItem["path"]) => {
    const key = pathKey(path);
    return example.otherPaths.some((other) => pathKey(other) === key) ? pathKey(example.path) : key;
  };
  const listOf = ({ tenant, api, collection }: ItemScope) => {
    const key = JSON.stringify([tenant, api, collection.path]);
    const known = lists.get(key);
    if (known !== undefined) return known;
    const { example } = collection;
    const list = new Map(tenant === firstTenant ? [[pathKey(example.path), example]] : []);
    lists.set(key, list);
    return list;
  };

  return {
    get: (scope, path) => listOf(scope).get(keyIn(scope, path)),
    set: (scope, stored) => {
      const list = listOf(scope);
      list.set(keyIn(scope, stored.path), stored);
      const [oldest] = list.keys();
      if (list.size > MAX_ITEMS && oldest !== undefined) list.delete(oldest);
    },
    remove: (scope, path) => listOf(scope).delete(keyIn(scope, path)),
    list: (scope, parents) =>
      [...listOf(scope).values()].filter(({ path }) =>
        Object.entries(parents).every(([name, value]) => path[name] === value),
      ),
    next: () => (number += 1),
  };
}
