import type { Collection } from "./collections.ts";

/** An item, and what its path names it by. */
export interface StoredItem {
  readonly path: Readonly<Record<string, string>>;
  readonly item: Readonly<Record<string, unknown>>;
}

/** The items of all collections, of each tenant its own. */
export interface Items {
  readonly get: (owner: Owner, path: StoredItem["path"]) => StoredItem | undefined;
  readonly set: (owner: Owner, stored: StoredItem) => void;
  /** Whether it was there. */
  readonly remove: (owner: Owner, path: StoredItem["path"]) => boolean;
  /** Those whose path begins as this one does, in the order in which they were made. */
  readonly list: (owner: Owner, parents: StoredItem["path"]) => readonly StoredItem[];
  /** A number that no item was made with yet. */
  readonly next: () => number;
}

/** Whose items, and of which collection. */
export interface Owner {
  readonly tenant: string;
  readonly api: string;
  readonly collection: Collection;
}

/** More items than these are not kept: the oldest is forgotten. */
const MAX_ITEMS = 10_000;

/** A store in which each collection begins with the item that the document shows, and that is the first tenant's. */
export function createItems(firstTenant: string): Items {
  const lists = new Map<string, Map<string, StoredItem>>();
  let number = 0;

  /** The key of an item, be it under another id that the document shows of it. */
  const keyIn = ({ collection: { example } }: Owner, path: StoredItem["path"]) => {
    const key = keyOf(path);
    return example.otherPaths.some((other) => keyOf(other) === key) ? keyOf(example.path) : key;
  };
  const listOf = ({ tenant, api, collection }: Owner) => {
    const key = JSON.stringify([tenant, api, collection.path]);
    const known = lists.get(key);
    if (known !== undefined) return known;
    const { example } = collection;
    const list = new Map(tenant === firstTenant ? [[keyOf(example.path), example]] : []);
    lists.set(key, list);
    return list;
  };

  return {
    get: (owner, path) => listOf(owner).get(keyIn(owner, path)),
    set: (owner, stored) => {
      const list = listOf(owner);
      list.set(keyIn(owner, stored.path), stored);
      const [oldest] = list.keys();
      if (list.size > MAX_ITEMS && oldest !== undefined) list.delete(oldest);
    },
    remove: (owner, path) => listOf(owner).delete(keyIn(owner, path)),
    list: (owner, parents) =>
      [...listOf(owner).values()].filter(({ path }) =>
        Object.entries(parents).every(([name, value]) => path[name] === value),
      ),
    next: () => (number += 1),
  };
}

function keyOf(path: StoredItem["path"]): string {
  return JSON.stringify(
    Object.keys(path)
      .sort()
      .map((name) => path[name]),
  );
}
