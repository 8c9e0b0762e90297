import type { RequestArguments } from "../call-types.ts";
import type { Operation } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { mergeHeaders } from "./merge-headers.ts";
import type { RequestDraft } from "./request-types.ts";
import { writeParameters } from "./write-parameters.ts";

/**
 * Builds exactly the request that the document describes. Throws an `InvalidRequestError` if it can't.
 * @param idempotencyKey default: a random one, if the operation has a key
 */
export function prepareRequest(
  operation: Operation,
  baseUrl: string,
  { params, headers: sources, body: given }: RequestArguments,
  idempotencyKey?: string,
): RequestDraft {
  const { method, requestBody, idempotency } = operation;
  const { path, query, cookie } = params;
  const header = mergeHeaders(operation, sources);
  if (idempotency !== undefined) idempotency.addKey(header, idempotencyKey);
  else if (idempotencyKey !== undefined) throw new InvalidRequestError("idempotencyKey", NOT_TAKEN);
  const written = writeParameters(operation, { path, query, cookie, header });
  const headers = written.header;
  if (written.cookie.length > 0) headers["cookie"] = [headers["cookie"] ?? [], written.cookie].flat().join("; ");
  if (given !== undefined && requestBody === undefined) throw new InvalidRequestError("body", NOT_TAKEN);
  const body = requestBody?.write(requestBody, given, headers["content-type"]);
  if (body) headers["content-type"] = body.type;
  const filled = fillTemplate(operation, written.path);
  // A question mark begins the query, also in a template.
  const mark = filled.indexOf("?");
  if (mark >= 0) written.query.unshift(filled.slice(mark + 1));
  return {
    method,
    target: baseUrl + (mark < 0 ? filled : filled.slice(0, mark)),
    query: written.query.join("&"),
    headers,
    body: body?.content,
  };
}

const NOT_TAKEN = "is not accepted by this operation";

/** A segment has no braces of its own, since they are percent-encoded. */
function fillTemplate({ path, target = path }: Operation, segments: Readonly<Record<string, string>>): string {
  return Object.entries(segments).reduce((filled, [name, text]) => filled.replaceAll(`{${name}}`, () => text), target);
}
