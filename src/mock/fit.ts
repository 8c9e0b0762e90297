import { type Answer, type Draft, problem } from "./answer.ts";
import { exampleOf, type MockApi, type Target } from "./api.ts";
import { at } from "../json-pointer.ts";
import { mapLeaves, withAt } from "./json.ts";

/** What of a documented example is replaced so that it fits the request. */
export interface Fitting {
  /** The request's path parameters: where the example bears the spec's example of one, the answer bears the request's. */
  readonly path?: Readonly<Record<string, string>>;
  /** The parameter to name where the example names another. */
  readonly parameter?: string | undefined;
  /** The sentence to say where the example says one. */
  readonly because?: string | undefined;
  /** Values for places in the body, by JSON pointer. */
  readonly at?: Readonly<Record<string, string>>;
}

/** Makes an answer of a documented response: the example, with the request's own ids and a request id of its own. */
export function fit(target: Target, draft: Draft, requestNumber: number, fitting: Fitting = {}): Answer {
  const { api, operation } = target;
  const requestId = freshRequestId(api, draft, requestNumber);
  const headers = Object.entries(draft.headers).filter(([name]) => name !== operation.idempotency?.replayed?.header);
  const named = Object.fromEntries(headers.map(([name, value]) => [name, String(value)]));
  const requestIdHeader = api.facts.requestId?.header;
  if (requestIdHeader !== undefined && requestIdHeader in named) named[requestIdHeader] = requestId;
  if (draft.content === undefined) return { status: draft.status, headers: named };

  const { mediaType, value } = draft.content;
  if (value === undefined) {
    return problem(501, `The description of ${target.operationId} has no example of a ${draft.status} to answer with.`);
  }
  const fitted = mapLeaves(value, leafFitter(target, draft, fitting));
  const body = Object.entries(fitting.at ?? {}).reduce((json, [pointer, text]) => withAt(json, pointer, text), fitted);
  return {
    status: draft.status,
    headers: { "Content-Type": mediaType, ...named },
    body: serialize(mediaType, withRequestId(api, body, requestId)),
  };
}

function leafFitter(
  target: Target,
  draft: Draft,
  { path = {}, parameter, because }: Fitting,
): (leaf: unknown) => unknown {
  const replacements = new Map<unknown, string>();
  for (const one of target.operation.parameters) {
    const { name, schema } = one;
    const [example, value] = [exampleOf(target.operation, one), path[name]];
    // A number or a word of an enum may stand for something else in the body; a text that is equal is the same id.
    if (typeof example === "string" && schema.enum === undefined && value !== undefined)
      replacements.set(example, value);
    if (parameter !== undefined) replacements.set(name, parameter);
  }
  const sentence = longestSentence(draft.content?.value);
  if (because !== undefined && sentence !== undefined) replacements.set(sentence, because);
  return (leaf) => replacements.get(leaf) ?? withStatus(draft, leaf);
}

/** Where an example of another status, or of a range, repeats that status as a number or a string, it is put right. */
function withStatus({ status, documentedAs }: Draft, leaf: unknown): unknown {
  if (status < 400 || documentedAs === String(status)) return leaf;
  const isStatus =
    /^\d/.test(documentedAs) && !documentedAs.endsWith("XX")
      ? String(leaf) === documentedAs
      : /^[45]\d\d$/.test(String(leaf));
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
function freshRequestId({ facts }: MockApi, { headers, content }: Draft, requestNumber: number): string {
  const { header = "", pointers = [] } = facts.requestId ?? {};
  const examples = [headers[header], ...pointers.map((pointer) => at(content?.value, pointer))];
  const example = String(examples.find((value) => typeof value === "string") ?? "");
  return example.replace(/[0-9A-Za-z]{1,10}$/, ({ length }) =>
    String(requestNumber).padStart(length, "0").slice(-length),
  );
}

function serialize(mediaType: string, value: unknown): string {
  const isJson = /[/+]json\b/.test(mediaType);
  return typeof value === "string" && !isJson ? value : JSON.stringify(value);
}
