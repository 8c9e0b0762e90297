import { getByPointer, parsePointer } from "revokit/toolkit";

/** The parts of a difference that its description needs. */
export interface Difference {
  /** The steps below the operation, or below the document's root. */
  readonly path: readonly string[];
  readonly kind: "added" | "removed" | "modified" | "renamed";
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Describes a difference in a sentence: the part of the operation, the property in it, and the change.
 * @param operation the current or previous operation, for the names of parameters
 */
export function describe({ path, kind, before, after }: Difference, operation: unknown): string {
  if (path.length === 0) return `The operation was ${kind === "modified" ? "changed" : kind}.`;
  const { part, below } = partOf(path, operation);
  const where = fieldOf(below);
  const subject = where === "" ? part : `${part}: ${where}`;
  if (kind === "renamed") return `${subject} is the new name of \`${String(before)}\`.`;
  if (kind !== "modified") return `${subject} was ${kind}.`;
  const values = [before, after].map(printValue);
  return values.includes(undefined) ? `${subject} changed.` : `${subject} changed from ${values[0]} to ${values[1]}.`;
}

/** The part of an operation that a path points into, in words, and the rest of the path. */
function partOf(path: readonly string[], operation: unknown): { part: string; below: readonly string[] } {
  const [first = "", second = "", third = "", fourth = ""] = path;
  if (first === "parameters" && second !== "") {
    const parameter = getByPointer(operation, `/parameters/${second}`);
    const [place, name] = [getByPointer(parameter, "/in"), getByPointer(parameter, "/name")];
    const isNamed = typeof place === "string" && typeof name === "string";
    return { part: isNamed ? `The ${place} parameter \`${name}\`` : "A parameter", below: path.slice(2) };
  }
  if (first === "requestBody") {
    return second === "content" && third !== ""
      ? { part: `The request body (${third})`, below: path.slice(3) }
      : { part: "The request body", below: path.slice(1) };
  }
  if (first === "responses" && second !== "") {
    if (third === "content" && fourth !== "") {
      return { part: `The response ${second} (${fourth})`, below: path.slice(4) };
    }
    return third === "headers" && fourth !== ""
      ? { part: `The header \`${fourth}\` of the response ${second}`, below: path.slice(4) }
      : { part: `The response ${second}`, below: path.slice(2) };
  }
  return { part: `\`${path.join(".")}\``, below: [] };
}

/** A path below a schema in the notation of code, `owner.tags[].name`, and the keyword after it. */
function fieldOf(path: readonly string[]): string {
  let [field, rest] = ["", path[0] === "schema" ? path.slice(1) : path];
  for (;;) {
    const [keyword, name, ...others] = rest;
    if (keyword === "properties" && name !== undefined) {
      field += field === "" ? name : `.${name}`;
      rest = others;
    } else if (keyword === "items") {
      field += "[]";
      rest = rest.slice(1);
    } else break;
  }
  const keywords = rest.join(".");
  return [field, keywords]
    .filter(Boolean)
    .map((text) => `\`${text}\``)
    .join(", ");
}

/** As JSON, unless it is too long to read in a sentence. */
function printValue(value: unknown): string | undefined {
  const text = value === undefined ? undefined : JSON.stringify(value);
  return text === undefined || text.length > 60 ? undefined : text;
}

/** The steps of a pointer below another. */
export function stepsBelow(pointer: string, base: string): readonly string[] {
  return parsePointer(pointer.slice(base.length));
}
