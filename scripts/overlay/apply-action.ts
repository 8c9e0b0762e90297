import { exec, type Path } from "jsonpath-rfc9535";
import { applyUpdate, copy, type Json, nameKind } from "./merge.ts";

/** An action of an overlay, which changes the places that its target selects. */
export interface Action {
  /** A JSONPath (RFC 9535). */
  readonly target: string;
  readonly remove?: boolean;
  readonly update?: unknown;
  /** A JSONPath that selects the one value to update with (Overlay 1.1). */
  readonly copy?: string;
}

/**
 * Applies an action to a document (Overlay 1.1, 4.4.3).
 * @returns the document, and how many places the target selected
 * @throws SyntaxError for an invalid JSONPath
 * @throws TypeError for an update that does not fit its target
 */
export function applyAction(document: Json, action: Action): { readonly document: Json; readonly count: number } {
  const places = select(document, action.target);
  const change = changeOf(document, action);
  const kinds = new Set(places.map((path) => nameKind(valueAt(document, path))));
  if (kinds.size > 1 && action.remove !== true) {
    throw new TypeError(`its target selects ${[...kinds].join(" and ")}, which can't be updated together`);
  }
  // From the end, so that removing an item does not shift those still to be visited.
  const changed = places
    .sort(inOrder)
    .reverse()
    .reduce((current, path) => changeAt(current, path, change), document);
  return { document: changed, count: places.length };
}

/** An order in which an index comes before a larger one, and a value before what is in it. */
function inOrder(a: Path, b: Path): number {
  const at = a.findIndex((step, index) => step !== b[index]);
  const [own, other] = [a[at], b[at]];
  if (own === undefined || other === undefined) return a.length - b.length;
  return typeof own === "number" && typeof other === "number" ? own - other : String(own) < String(other) ? -1 : 1;
}

/** The new value of a place; undefined if it is removed. */
type Change = (value: Json) => Json | undefined;

function changeOf(document: Json, { remove, update, copy: from }: Action): Change {
  if (remove === true) return () => undefined;
  if (update !== undefined) {
    const added = copy(update);
    return (value) => applyUpdate(value, added);
  }
  if (from === undefined) return (value) => value;
  const found = select(document, from);
  const [path] = found;
  if (path === undefined || found.length > 1) {
    throw new TypeError(`copy must select one value, but selects ${found.length}`);
  }
  const source = valueAt(document, path);
  return (value) => applyUpdate(value, source);
}

/** The places that a JSONPath selects, each once. */
function select(document: Json, path: string): Path[] {
  const places = new Map<string, Path>();
  exec(document, path, (_, place) => void places.set(JSON.stringify(place), place));
  return [...places.values()];
}

function valueAt(document: Json, path: Path): Json {
  return path.reduce((value, key) => membersOf(value).find(([own]) => own === key)?.[1] ?? null, document);
}

function changeAt(value: Json, [key, ...rest]: Path, change: Change): Json {
  if (key === undefined) {
    const changed = change(value);
    if (changed === undefined) throw new TypeError("the whole document can't be removed");
    return changed;
  }
  const members = membersOf(value).flatMap(([own, member]): [string | number, Json][] => {
    if (own !== key) return [[own, member]];
    const changed = rest.length === 0 ? change(member) : changeAt(member, rest, change);
    return changed === undefined ? [] : [[own, changed]];
  });
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

function membersOf(value: Json): [string | number, Json][] {
  if (Array.isArray(value)) return [...value.entries()];
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
