import { escapeToken, getByPointer, hasOwnKey, parsePointer } from "../../json-pointer.ts";
import { isEqual } from "../../validation/equality.ts";
import { isObject } from "../../validation/values.ts";
import { withAt } from "../json.ts";
import { isUnwieldy } from "../unwieldy.ts";

/** Why a patch is refused, in words. */
export interface BrokenPatch {
  readonly rule: string;
  /** Whether the patch is none, rather than one that does not fit the resource. */
  readonly isMalformed: boolean;
}

/** Applies a JSON Patch (RFC 6902): all of its operations, or none. */
export function applyJsonPatch(document: unknown, patch: unknown): { readonly value: unknown } | BrokenPatch {
  if (!Array.isArray(patch)) return { rule: "A JSON Patch is a list of operations.", isMalformed: true };
  let value = document;
  for (const [index, operation] of patch.entries()) {
    const changed = applyOne(value, operation);
    if (typeof changed === "string") return broken(index, changed, true);
    if (changed === undefined) return broken(index, "does not fit the resource", false);
    ({ value } = changed);
  }
  if (isUnwieldy(value)) return { rule: "The patch makes the resource too deep or too large.", isMalformed: false };
  return { value };
}

function broken(index: number, rule: string, isMalformed: boolean): BrokenPatch {
  return { rule: `The patch's operation /${index} ${rule}.`, isMalformed };
}

/** The changed document; `undefined` if the operation does not fit it, a rule if it is malformed. */
function applyOne(document: unknown, operation: unknown): { readonly value: unknown } | string | undefined {
  if (!isObject(operation) || !isPointer(operation["path"])) return "must have a path that is a JSON pointer";
  const { op, path, from, value } = operation;
  switch (op) {
    case "add":
    case "replace":
    case "test":
      if (!Object.hasOwn(operation, "value")) return "must have a value";
      if (op === "add") return add(document, path, value);
      if (op === "test")
        return exists(document, path) && isEqual(getByPointer(document, path), value) ? { value: document } : undefined;
      return exists(document, path) ? { value: withAt(document, path, value) } : undefined;
    case "remove":
      return remove(document, path);
    case "move":
    case "copy": {
      if (!isPointer(from)) return "must have a from that is a JSON pointer";
      if (op === "move" && path === from && exists(document, from)) return { value: document };
      if (!exists(document, from) || (op === "move" && path.startsWith(`${from}/`))) return undefined;
      const rest = op === "move" ? remove(document, from) : { value: document };
      return rest && add(rest.value, path, getByPointer(document, from));
    }
    default:
      return "must be add, remove, replace, move, copy or test";
  }
}

function isPointer(value: unknown): value is string {
  return typeof value === "string" && /^(\/([^~]|~[01])*)?$/.test(value);
}

function exists(document: unknown, pointer: string): boolean {
  const { parent, token } = split(pointer);
  return token === undefined || hasOwnKey(getByPointer(document, parent), token);
}

function add(document: unknown, pointer: string, value: unknown): { readonly value: unknown } | undefined {
  const { parent, token } = split(pointer);
  const holder = getByPointer(document, parent);
  if (token === undefined) return { value };
  if (isObject(holder)) return { value: withAt(document, parent, { ...holder, [token]: value }) };
  if (!Array.isArray(holder)) return undefined;
  const index = token === "-" ? holder.length : /^(0|[1-9]\d*)$/.test(token) ? Number(token) : Infinity;
  return index > holder.length ? undefined : { value: withAt(document, parent, holder.toSpliced(index, 0, value)) };
}

function remove(document: unknown, pointer: string): { readonly value: unknown } | undefined {
  const { parent, token } = split(pointer);
  if (!exists(document, pointer)) return undefined;
  if (token === undefined) return { value: null };
  const holder = getByPointer(document, parent);
  if (Array.isArray(holder)) return { value: withAt(document, parent, holder.toSpliced(Number(token), 1)) };
  const kept = Object.entries(isObject(holder) ? holder : {}).filter(([name]) => name !== token);
  return { value: withAt(document, parent, Object.fromEntries(kept)) };
}

function split(pointer: string): { readonly parent: string; readonly token: string | undefined } {
  const tokens = parsePointer(pointer);
  return {
    parent: tokens
      .slice(0, -1)
      .map((each) => `/${escapeToken(each)}`)
      .join(""),
    token: tokens.at(-1),
  };
}
