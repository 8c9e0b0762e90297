import { getByPointer } from "../../json-pointer.ts";
import { mapLeaves, withAt } from "../json.ts";
import { exampleOf, type MockApi, type Target } from "../mock-api.ts";
import { type Answer, problem } from "./answer.ts";
import { documentedAs, type DocumentedResponse } from "./documented-response.ts";
import { encodeBody } from "./encode-body.ts";

/** What of a documented example gives way to what belongs to the request. */
export interface Substitutions {
  /** The request's path parameters: where the example bears the spec's example of one, the answer bears the request's. */
  readonly path?: Readonly<Record<string, unknown>>;
  /** The parameter to name where the example names another. */
  readonly parameter?: string | undefined;
  /** The sentence to say where the example says one. */
  readonly because?: string | undefined;
  /** Values for places in the body, by JSON pointer. */
  readonly at?: Readonly<Record<string, string>>;
  /** A body in place of the example, where it is as documented. */
  readonly body?: unknown;
}

/** Makes an answer of a documented response: the example, with the request's own ids and a request id of its own. */
export function fillExample(
  target: Target,
  documented: DocumentedResponse,
  requestNumber: number,
  substitutions: Substitutions = {},
): Answer {
  const { api, operation, operationId } = target;
  const { status, content } = documented;
  const requestId = freshRequestId(api, documented, requestNumber);
  const headers = headersOf(target, documented, requestId);
  if (content === undefined || operation.method === "HEAD" || isBodiless(status)) return { status, headers };

  const value = fillBody(target, documented, requestId, substitutions);
  const encoded = encodeBody(content.mediaType, value);
  if (encoded === undefined) {
    const reason = `The description of ${operationId} has no example of a ${status} to answer with, and none could be made of its schema for ${content.mediaType}.`;
    return problem(501, reason);
  }
  return { status, headers: { "Content-Type": encoded.mediaType, ...headers }, body: encoded.body };
}

/** The statuses whose responses have no body (RFC 9110, 6.4.1). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/**
 * Whether a JSON body is as documented; so is any other body, and that of a status whose place another status's response takes.
 */
export function isValidBody(target: Target, documented: DocumentedResponse, value: unknown): boolean {
  const { api, operationId, operation } = target;
  if (documentedAs(operation.responses, documented.status) !== documented.documentedAs) return true;
  const validators = api.validators[operationId]?.responses[documented.documentedAs];
  return (validators?.content[documented.content?.mediaType ?? ""]?.(value) ?? []).length === 0;
}

function headersOf(
  { api, operation }: Target,
  documented: DocumentedResponse,
  requestId: string,
): Record<string, string> {
  const replayed = operation.idempotency?.replayed?.header;
  const shown = Object.entries(documented.headers).filter(
    ([name]) => name !== replayed && name.toLowerCase() !== "content-type",
  );
  const headers = Object.fromEntries(shown.map(([name, value]) => [name, toFieldValue(value)]));
  const requestIdHeader = api.facts.requestId?.header;
  if (requestIdHeader !== undefined && requestIdHeader in headers) headers[requestIdHeader] = requestId;
  return headers;
}

/** A header's value in the style `simple` (OpenAPI 3.1, 4.8.21), without what no field can hold. */
function toFieldValue(value: unknown): string {
  const text = Array.isArray(value)
    ? value.map(String).join(",")
    : typeof value === "object" && value !== null
      ? Object.entries(value).flat().map(String).join(",")
      : String(value);
  return text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, " ").trim();
}

/** The body with all that is to be put into it, or as much of that as leaves it as documented. */
function fillBody(target: Target, documented: DocumentedResponse, requestId: string, given: Substitutions): unknown {
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
    // A number or a word of an enum may stand for something else in the body; a text that is equal is the same id.
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

/** The text for people in an error: the longest string with a space in it. */
function longestSentence(example: unknown): string | undefined {
  let longest: string | undefined;
  mapLeaves(example, (leaf) => {
    if (typeof leaf === "string" && leaf.includes(" ") && leaf.length > (longest?.length ?? 0)) longest = leaf;
    return leaf;
  });
  return longest;
}

function withRequestId(api: MockApi, body: unknown, requestId: string): unknown {
  const pointers = api.facts.requestId?.pointers ?? [];
  return pointers.reduce((json, pointer) => withAt(json, pointer, requestId), body);
}

/** An id in the form of the documented one: its last characters give way to the request's number. */
function freshRequestId({ facts }: MockApi, { headers, content }: DocumentedResponse, requestNumber: number): string {
  const { header = "", pointers = [] } = facts.requestId ?? {};
  const examples = [headers[header], ...pointers.map((pointer) => getByPointer(content?.value, pointer))];
  const example = examples.find((value) => typeof value === "string") ?? "";
  return example.replace(/[0-9A-Za-z]{1,10}$/, ({ length }) =>
    String(requestNumber).padStart(length, "0").slice(-length),
  );
}
