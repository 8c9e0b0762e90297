import type { Parameter } from "revokit/runtime";
import { pointerTo } from "./document.ts";
import { freeName } from "./identifiers.ts";
import type { Note } from "./note.ts";

/** Names of every client's own members, and names that JavaScript looks up on any object. */
const RESERVED_METHODS = new Set(["fetch", "then", "toJSON", ...Object.getOwnPropertyNames(Object.prototype)]);

/** `body` is reserved for a request body, even if there is none yet; `__proto__` would set the arguments' prototype. */
const RESERVED_ARGUMENTS: readonly string[] = ["body", "__proto__"];

/**
 * The name of an operation: its operationId, or else a name made of its method and path alone, so that changes
 * elsewhere in the document do not rename it (`GET /users/{id}/posts` is `getUsersByIdPosts`). A reserved name gets an
 * underscore. A `#` becomes `/`, as in openapi-typescript.
 */
export function operationName(operationId: string | undefined, method: string, path: string): string {
  const name = operationId ? operationId.replaceAll("#", "/") : deriveName(method, path);
  return RESERVED_METHODS.has(name) ? `${name}_` : name;
}

function deriveName(method: string, path: string): string {
  const words = path.replaceAll("{", " by ").match(/[\p{L}\p{N}]+/gu) ?? [];
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** Gives each operation of a document a name of its own. */
export class OperationNames {
  readonly #notes: Note[];
  /** The operation that has a name. */
  readonly #owners = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(notes: Note[]) {
    this.#notes = notes;
  }

  /** OpenAPI forbids duplicate operationIds: the first operation keeps its name, and a later one gets another, with a note. */
  claim(operationId: string | undefined, method: string, path: string): string {
    const own = operationName(operationId, method, path);
    const owner = this.#owners.get(own);
    const name = freeName(owner === undefined ? own : operationName(undefined, method, path), this.#taken);
    if (owner !== undefined) {
      const message = `${owner} already has the name "${own}": this operation is called "${name}". Give it a different operationId.`;
      this.#notes.push({ message, pointer: pointerTo(path, method) });
    }
    this.#owners.set(name, `${method.toUpperCase()} ${path}`);
    return name;
  }
}

/** The order in which parameters get their names. */
const PLACES: readonly Parameter["in"][] = ["path", "query", "header", "cookie"];

/**
 * Arguments are one flat object, but two parameters in different places may share a name, and one may be called `body`.
 * The first in the order of places keeps the name; the other also gets the name of its place: `query_id`, or
 * `query_id2` if a parameter has that name.
 * @returns the parameters, with `argument` where it differs from the name.
 */
export function nameArguments<P extends Pick<Parameter, "name" | "in" | "argument">>(parameters: readonly P[]): P[] {
  const taken = new Set(RESERVED_ARGUMENTS);
  const renamed = new Map<P, string>();
  for (const parameter of parameters.toSorted((a, b) => PLACES.indexOf(a.in) - PLACES.indexOf(b.in))) {
    const { name, in: place } = parameter;
    const argument = freeName(taken.has(name) ? `${place}_${name}` : name, taken);
    if (argument !== name) renamed.set(parameter, argument);
  }
  return parameters.map((parameter) => {
    const argument = renamed.get(parameter);
    return argument === undefined ? parameter : { ...parameter, argument };
  });
}
