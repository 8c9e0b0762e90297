import { getByPointer } from "../../json-pointer.ts";
import { mapLeaves, withAt } from "../json.ts";
import { exampleOf, type MockApi, type Target } from "../mock-api.ts";
import { type Answer, problem } from "./answer.ts";
import { documentedAs, type DocumentedResponse } from "./documented-response.ts";
import { encodeBody } from "./encode-body.ts";
import { fitStatus } from "./fit-status.ts";
import { isObject } from "../../validation.ts";

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

/** Turns a documented response into an answer: its example with the request's ids and a new request id. */
export function fillExample(
  target: Target,
  found: DocumentedResponse,
  requestNumber: number,
  substitutions: Substitutions = {},
): Answer {
  const { api, operation, operationId } = target;
  const documented = withFittingStatus(target, found);
  const { status, content } = documented;
  const requestId = freshRequestId(api, documented, requestNumber);
  const headers = headersOf(target, documented, requestId);
  if (content === undefined || operation.method === "HEAD" || isBodiless(status)) return { status, headers };

  const value = fillBody(target, documented, requestId, substitutions);
  const encoded = encodeBody(content.mediaType, value, content.xml);
  if (encoded === undefined) {
    const reason = `The description of ${operationId} has no example of a ${status} to answer with, and none could be made from its schema for ${content.mediaType}.`;
    return problem(501, reason);
  }
  return { status, headers: { "Content-Type": encoded.mediaType, ...headers }, body: encoded.body };
}

/** Adapted error bodies by their examples: a document has only a few, so they are kept. */
const fitted = new WeakMap<object, Map<number, unknown>>();

/**
 * An example that the author wrote for one status is used unchanged. A sample, or an example shared by several statuses, is
 * adapted to its status.
 */
function withFittingStatus(target: Target, documented: DocumentedResponse): DocumentedResponse {
  const { status, content, documentedAs: key } = documented;
  const { value } = content ?? {};
  if (content === undefined || status < 400 || !isObject(value)) return documented;
  if (key === String(status) && content.isSample !== true) return documented;
  const known = fitted.get(value) ?? new Map<number, unknown>();
  fitted.set(value, known);
  if (!known.has(status)) {
    known.set(
      status,
      fitStatus(value, status, (body) => keepsSchema(target, documented, body)),
    );
  }
  return { ...documented, content: { ...content, value: known.get(status) } };
}

/** The statuses whose responses have no body (RFC 9110, 6.4.1). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/**
 * Whether a JSON body is valid. Other bodies count as valid, and so does one borrowed from another status.
 */
export function isValidBody(target: Target, documented: DocumentedResponse, value: unknown): boolean {
  if (documentedAs(target.operation.responses, documented.status) !== documented.documentedAs) return true;
  return keepsSchema(target, documented, value);
}

/** Whether a body satisfies its documented schema. */
function keepsSchema({ api, operationId }: Target, { documentedAs: key, content }: DocumentedResponse, body: unknown) {
  return (api.validators[operationId]?.responses[key]?.content[content?.mediaType ?? ""]?.(body) ?? []).length === 0;
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

/** A header's value in the style `simple` (OpenAPI 3.1, 4.8.21), without characters that a field can't hold. */
function toFieldValue(value: unknown): string {
  const text = Array.isArray(value)
    ? value.map(String).join(",")
    : typeof value === "object" && value !== null
      ? Object.entries(value).flat().map(String).join(",")
      : String(value);
  return text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, " ").trim();
}

/** The body with all replacements, or with as many as keep it valid. */
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

function withRequestId(api: MockApi, body: unknown, requestId: string): unknown {
  const pointers = api.facts.requestId?.pointers ?? [];
  return pointers.reduce((json, pointer) => withAt(json, pointer, requestId), body);
}

/** An id in the form of the documented one, ending in the request's number. */
function freshRequestId({ facts }: MockApi, { headers, content }: DocumentedResponse, requestNumber: number): string {
  const { header = "", pointers = [] } = facts.requestId ?? {};
  const examples = [headers[header], ...pointers.map((pointer) => getByPointer(content?.value, pointer))];
  const example = examples.find((value) => typeof value === "string") ?? "";
  return example.replace(/[0-9A-Za-z]{1,10}$/, ({ length }) =>
    String(requestNumber).padStart(length, "0").slice(-length),
  );
}
