import type { ValidCall } from "../call.ts";
import { getByPointer } from "../../json-pointer.ts";
import { isObject } from "../../validation/values.ts";
import { type Collection, type CollectionOperation, idNameOf } from "./collections.ts";
import type { ItemPlace } from "./item-place.ts";
import type { StoredItem } from "./items.ts";

/** The members of an item. */
export type Item = StoredItem["item"];

/** The item in a request body, unwrapped from the envelope that responses also use. */
export function sentItem({ body, target }: ValidCall, { place }: CollectionOperation): Item {
  const [name = ""] = place?.pointer.split("/").slice(1) ?? [];
  const given = isObject(body.value) ? body.value : {};
  const item = isObject(given[name]) ? given[name] : given;
  const schemas = Object.values(target.operation.requestBody?.content ?? {}).map(({ schema }) => schema);
  const isKept = (key: string) =>
    schemas.every(({ properties = {} }) => !properties[key]?.writeOnly && !properties[key]?.readOnly);
  return Object.fromEntries(Object.entries(item).filter(([key]) => isKept(key)));
}

/** The members of the example that the server adds: what a client may send is as it was sent, or absent. */
export function serverMembers({ target }: ValidCall, shown: Item): Item {
  const schemas = Object.values(target.operation.requestBody?.content ?? {}).map(({ schema }) => schema);
  const isSent = (name: string) => schemas.some(({ properties = {} }) => Object.hasOwn(properties, name));
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !isSent(name)));
}

/** An item's id member, in the type of the document's example. */
export function idMembers(collection: Collection, path: StoredItem["path"]): Item {
  const name = idNameOf(collection);
  const text = path[collection.id.name];
  if (name === undefined || text === undefined) return {};
  return { [name]: typeof collection.example.item[name] === "number" ? Number(text) : text };
}

/** The item in a response's body; empty if it holds none. */
export function shownItem(body: unknown, place: ItemPlace | undefined): Item {
  const found = getByPointer(body, place?.pointer ?? "");
  return isObject(found) ? found : {};
}
