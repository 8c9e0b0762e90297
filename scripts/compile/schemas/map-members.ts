import { isKeywords, type Keywords } from "./json-schema.ts";
import { appendToPointer } from "./pointers.ts";

/** Maps an object at a pointer. */
export type MapNode = (node: Keywords, pointer: string) => Keywords;
/** By the names of members, in the order in which these are mapped. */
export type Maps = readonly (readonly [name: string, map: MapNode])[];

// Most objects of a large document stay as they are, and are not copied.

/** Maps the present members of an object, but not those of a reference. Returns the same object if none of them changes. */
export function mapMembers(node: Keywords, pointer: string, maps: Maps): Keywords {
  let mapped: Record<string, unknown> | undefined;
  for (const [key, map] of maps) {
    const member = node[key];
    if (!isKeywords(member) && !Array.isArray(member)) continue;
    const at = appendToPointer(pointer, key);
    const own = isKeywords(member) ? map(member, at) : mapList(member, at, map);
    if (own !== member) (mapped ??= { ...node })[key] = own;
  }
  return mapped ?? node;
}

/** Maps the objects among the members of an object. Returns the same object if none of them changes. */
export function mapEach(
  node: Keywords,
  pointer: string,
  map: (member: Keywords, pointer: string, key: string) => Keywords,
): Keywords {
  let mapped: Record<string, unknown> | undefined;
  for (const [key, member] of Object.entries(node)) {
    if (!isKeywords(member)) continue;
    const own = map(member, appendToPointer(pointer, key), key);
    if (own !== member) (mapped ??= { ...node })[key] = own;
  }
  return mapped ?? node;
}

/** The object with a member. Returns the same object if it has that. */
export function withMember(node: Keywords, key: string, member: unknown): Keywords {
  return node[key] === member ? node : { ...node, [key]: member };
}

/** A list has its indices for keys. */
function mapList(list: readonly unknown[], pointer: string, map: MapNode): readonly unknown[] {
  const members = { ...list };
  const mapped = map(members, pointer);
  return mapped === members ? list : Object.values(mapped);
}
