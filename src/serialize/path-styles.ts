import { InvalidRequestError } from "../errors.ts";
import { encodeText } from "./encode.ts";
import { type Members, membersOf, type ParameterWriter } from "./members.ts";
import { encodeSegment } from "./segment.ts";

/** Options of a path style. */
export interface PathOptions {
  /** Whether each item and each member is written separately. Default: false. */
  readonly explode?: boolean;
}

/** The style `simple` (RFC 6570, 3.2.2), for values that may be arrays or objects. */
export function simple({ explode = false }: PathOptions = {}): ParameterWriter {
  return (name, value) => listOf(name, value, explode).join(",");
}

/** The style `label` (RFC 6570, 3.2.5). */
export function label({ explode = false }: PathOptions = {}): ParameterWriter {
  const separator = explode ? "." : ",";
  return (name, value) => `.${listOf(name, value, explode).join(separator)}`;
}

/** The style `matrix` (RFC 6570, 3.2.7). */
export function matrix({ explode = false }: PathOptions = {}): ParameterWriter {
  return (name, value) => {
    const key = encodeText(name, name);
    const members = partsOf(name, value);
    if (!explode || members.kind === "scalar") return `;${key}=${listOf(name, value, explode).join(",")}`;
    const pairs =
      members.kind === "list"
        ? members.items.map((item) => [key, encodeSegment(item, name)])
        : pairsOf(name, members.entries);
    return pairs.map((pair) => `;${pair.join("=")}`).join("");
  };
}

/** The parts of a value, encoded: its items, or its members' names and values, joined in pairs if exploded. */
function listOf(name: string, value: unknown, explode: boolean): string[] {
  const members = partsOf(name, value);
  if (members.kind === "scalar") return [encodeSegment(members.text, name)];
  if (members.kind === "list") return members.items.map((item) => encodeSegment(item, name));
  const pairs = pairsOf(name, members.entries);
  return explode ? pairs.map((pair) => pair.join("=")) : pairs.flat();
}

/** The parts of a value. Without any, the path would be another one. */
function partsOf(name: string, value: unknown): Members {
  const members = membersOf(name, value);
  const parts = members.kind === "list" ? members.items : members.kind === "object" ? members.entries : [members.text];
  if (parts.length === 0) throw new InvalidRequestError(name, "must not be empty");
  return members;
}

function pairsOf(name: string, entries: readonly (readonly [string, string])[]): string[][] {
  return entries.map((entry) => entry.map((text) => encodeSegment(text, name)));
}
