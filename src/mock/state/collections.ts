import type { OperationFacts, ParameterFacts } from "../../facts.ts";
import { isJson } from "../../media-type.ts";
import { toText } from "../json.ts";
import { exampleOf, type MockApi, type Target, targets } from "../mock-api.ts";
import { documentedResponse, successStatus } from "../response/documented-response.ts";
import { idMember, type ItemPlace, itemPlace, listPlace } from "./item-place.ts";
import { isObject } from "../../validation/values.ts";

/** What an operation does to the items of a collection. */
export type Role = "create" | "list" | "read" | "replace" | "update" | "delete";

/** A collection that is evident from the document: a path for all items, and the same path with an id for each. */
export interface Collection {
  /** The path template of the collection, e.g. `/users/{userId}/posts`. */
  readonly path: string;
  /** The path parameter that identifies an item. */
  readonly id: ParameterFacts;
  /** The document's example item, under its example id. */
  readonly example: {
    readonly path: Readonly<Record<string, string>>;
    readonly item: Readonly<Record<string, unknown>>;
    /** Other ids under which other operations show it. */
    readonly otherPaths: readonly Readonly<Record<string, string>>[];
  };
}

/** The role of an operation in a collection. */
export interface CollectionOperation {
  readonly collection: Collection;
  readonly role: Role;
  /** Where its success body holds the item or the list of items; absent if it holds neither. */
  readonly place?: ItemPlace;
}

const ITEM_ROLES: Readonly<Record<string, Role>> = { GET: "read", PUT: "replace", PATCH: "update", DELETE: "delete" };
const LIST_ROLES: Readonly<Record<string, Role>> = { GET: "list", POST: "create" };

const known = new WeakMap<MockApi, ReadonlyMap<string, CollectionOperation>>();

/** The operations of an API that evidently create, read, change or remove the items of a collection, by operationId. */
export function collectionsOf(api: MockApi): ReadonlyMap<string, CollectionOperation> {
  const collections = known.get(api) ?? findCollections(api);
  known.set(api, collections);
  return collections;
}

function findCollections(api: MockApi): ReadonlyMap<string, CollectionOperation> {
  const found = new Map<string, CollectionOperation>();
  for (const [path, members] of byCollectionPath(targets(api))) {
    const items = members.filter(
      ({ operation }) => operation.path !== path && ITEM_ROLES[operation.method] !== undefined,
    );
    const lists = members.filter(
      ({ operation }) => operation.path === path && LIST_ROLES[operation.method] !== undefined,
    );
    const collection = describe(path, items, lists);
    if (collection === undefined) continue;
    for (const target of items) add(found, target, collection, ITEM_ROLES[target.operation.method]);
    for (const target of lists) add(found, target, collection, LIST_ROLES[target.operation.method]);
  }
  return found;
}

function byCollectionPath(all: readonly Target[]): ReadonlyMap<string, readonly Target[]> {
  const groups = new Map<string, Target[]>();
  for (const target of all) {
    const path = collectionPath(target);
    const group = groups.get(path) ?? [];
    group.push(target);
    groups.set(path, group);
  }
  return groups;
}

/** `/pets` and `/pets/{id}` both belong to `/pets`. */
function collectionPath({ operation: { path } }: Target): string {
  return path.replace(/\/\{[^{}]+\}$/, "");
}

/** A collection is evident if its items can be read, singly or as a list, and changed, all in JSON. */
function describe(path: string, items: readonly Target[], lists: readonly Target[]): Collection | undefined {
  const read = items.find(({ operation }) => operation.method === "GET");
  const list = lists.find(({ operation }) => operation.method === "GET");
  const isChanged = [...items, ...lists].some(({ operation }) => operation.method !== "GET");
  const [item] = read === undefined ? items : [read];
  if (item === undefined || !isChanged || (read ?? list) === undefined) return undefined;
  if (![...items, ...lists].every(({ operation }) => speaksJson(operation))) return undefined;
  const { operation } = item;
  const inPath = operation.parameters.filter((each) => each.in === "path");
  const id = inPath.find(({ name }) => operation.path.endsWith(`/{${name}}`));
  if (id === undefined) return undefined;
  const paths = [item, ...items].map(shownPath);
  const shown = read === undefined ? firstListed(list) : shownItem(read, id);
  return { path, id, example: { path: paths[0] ?? {}, item: shown ?? {}, otherPaths: paths.slice(1) } };
}

function shownPath({ operation }: Target): Readonly<Record<string, string>> {
  const inPath = operation.parameters.filter((each) => each.in === "path");
  return Object.fromEntries(inPath.map((each) => [each.name, toText(exampleOf(operation, each))]));
}

function shownItem(target: Target, id: ParameterFacts): Readonly<Record<string, unknown>> | undefined {
  const body = exampleBody(target);
  return itemPlace(body, id)?.item;
}

function firstListed(target: Target | undefined): Readonly<Record<string, unknown>> | undefined {
  const [first] = (target && listPlace(exampleBody(target))?.items) ?? [];
  return isObject(first) ? first : undefined;
}

function add(
  found: Map<string, CollectionOperation>,
  target: Target,
  collection: Collection,
  role: Role | undefined,
): void {
  if (role === undefined) return;
  const body = exampleBody(target);
  const place = role === "list" ? listPlace(body) : itemPlace(body, collection.id);
  // A list response without an array can't show what was created.
  if (role === "list" && place === undefined) return;
  found.set(target.operationId, {
    collection,
    role,
    ...(place !== undefined && { place: { pointer: place.pointer } }),
  });
}

function exampleBody(target: Target): unknown {
  return documentedResponse(target, successStatus(target))?.content?.value;
}

function speaksJson(operation: OperationFacts): boolean {
  const success = documentedResponse({ operation }, successStatus({ operation }));
  return success?.content === undefined || isJson(success.content.mediaType);
}

/** The name of an item's id member; `undefined` if it has none. */
export function idNameOf({ id, example }: Collection): string | undefined {
  return idMember(example.item, id);
}
