import { mapLeaves, withAt } from "../json.ts";
import { exampleOf, type Target } from "../mock-api.ts";
import type { DocumentedResponse } from "./documented-response.ts";
import { withRequestId } from "./request-id.ts";
import { isValidBody } from "./valid-body.ts";

/** What to replace in a documented example. */
export interface Substitutions {
  /** The request's path parameters, which replace the document's example values of them. */
  readonly path?: Readonly<Record<string, unknown>>;
  /** The parameter to name instead of the example's. */
  readonly parameter?: string | undefined;
  /** The text to use instead of the example's. */
  readonly because?: string | undefined;
  /** Values to put into the body, by JSON pointer. */
  readonly at?: Readonly<Record<string, string>>;
  /** A body to use instead of the example, if it is valid. */
  readonly body?: unknown;
}

/** The body with all replacements, or with as many as keep it valid. */
export function fillBody(
  target: Target,
  documented: DocumentedResponse,
  requestId: string,
  given: Substitutions,
): unknown {
  const example = documented.content?.value;
  if (example === undefined && given.body === undefined) return undefined;
  const bodies = given.body === undefined ? [example] : [given.body, example];
  const filled = bodies.map((body) => {
    const replaced = body === example ? mapLeaves(example, replaceLeaf(target, documented, given)) : body;
    const placed = Object.entries(given.at ?? {}).reduce(
      (json, [pointer, text]) => withAt(json, pointer, text),
      replaced,
    );
    return withRequestId(target.api, placed, requestId);
  });
  const candidates = [...filled, withRequestId(target.api, example, requestId), example];
  return candidates.find((body) => body !== undefined && isValidBody(target, documented, body)) ?? filled[0];
}

function replaceLeaf(
  target: Target,
  documented: DocumentedResponse,
  { path = {}, parameter, because }: Substitutions,
): (leaf: unknown) => unknown {
  const replacements = new Map<unknown, unknown>();
  for (const one of target.operation.parameters) {
    const { name, schema } = one;
    const [example, value] = [exampleOf(target.operation, one), path[name]];
    // Only strings are replaced: an equal number or enum value may mean something else.
    if (typeof example === "string" && schema.enum === undefined && value !== undefined)
      replacements.set(example, value);
    if (parameter !== undefined) replacements.set(name, parameter);
  }
  const sentence = longestSentence(documented.content?.value);
  if (because !== undefined && sentence !== undefined) replacements.set(sentence, because);
  return (leaf) => replacements.get(leaf) ?? withStatus(documented, leaf);
}

/** If the example body repeats another status, as a number or a string, replaces it with the actual one. */
function withStatus({ status, documentedAs: key }: DocumentedResponse, leaf: unknown): unknown {
  if (status < 400 || key === String(status)) return leaf;
  const isStatus = /^\d/.test(key) && !key.endsWith("XX") ? String(leaf) === key : /^[45]\d\d$/.test(String(leaf));
  if (!isStatus) return leaf;
  return typeof leaf === "number" ? status : String(status);
}

/** An error's human-readable text: the longest string with a space in it. */
function longestSentence(example: unknown): string | undefined {
  let longest: string | undefined;
  mapLeaves(example, (leaf) => {
    if (typeof leaf === "string" && leaf.includes(" ") && leaf.length > (longest?.length ?? 0)) longest = leaf;
    return leaf;
  });
  return longest;
}
