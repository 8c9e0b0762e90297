import { isKeywords, type Keywords } from "./json-schema.ts";
import { appendToPointer } from "./pointers.ts";

/** Maps an object at a pointer. */
export type MapNode = (node: Keywords, pointer: string) => Keywords;
/** By the names of members. */
export type Maps = Readonly<Record<string, MapNode>>;

/** Maps the present members of an object, but not those of a reference. */
export function mapMembers(node: Keywords, pointer: string, maps: Maps): Keywords {
  const mapped: Record<string, unknown> = { ...node };
  for (const [key, map] of Object.entries(maps)) {
    const member = node[key];
    if (isKeywords(member)) mapped[key] = map(member, appendToPointer(pointer, key));
    // A list has its indices for keys.
    else if (Array.isArray(member)) mapped[key] = Object.values(map({ ...member }, appendToPointer(pointer, key)));
  }
  return mapped;
}

/** Maps the objects among the members of an object. */
export function mapEach(node: Keywords, pointer: string, map: MapNode): Keywords {
  return mapEntries(node, pointer, map);
}

/** The same with the name of each. */
export function mapEntries(
  node: Keywords,
  pointer: string,
  map: (member: Keywords, pointer: string, key: string) => Keywords,
): Keywords {
  const mapped: Record<string, unknown> = { ...node };
  for (const [key, member] of Object.entries(node)) {
    if (isKeywords(member)) mapped[key] = map(member, appendToPointer(pointer, key), key);
  }
  return mapped;
}
