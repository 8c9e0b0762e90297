import type { RequestArguments } from "../call-types.ts";
import type { Method, Operation } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { ownMember } from "../own-member.ts";
import type { BodyContent, WrittenBody } from "../serialize/body/body.ts";
import { mergeHeaders } from "./merge-headers.ts";
import { writeParameters } from "./write-parameters.ts";

/** A checked request, still without its credential and the bytes of an unread body. */
export interface RequestDraft {
  readonly method: Method;
  /** The URL without its query. */
  readonly target: string;
  /** Without the question mark; empty if there is no query. A credential may be added to it. */
  query: string;
  /** By their names in lower case. */
  readonly headers: Record<string, string>;
  /** A reader if the body must still be read, from a stream or a Blob. */
  readonly body: BodyContent | undefined;
}

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
  const { path, query, cookie } = params;
  const header = mergeHeaders(operation, sources);
  addIdempotencyKey(operation, header, idempotencyKey);
  const written = writeParameters(operation, { path, query, cookie, header });
  const headers = written.header;
  if (written.cookie.length > 0) headers["cookie"] = [headers["cookie"] ?? [], written.cookie].flat().join("; ");
  const body = writeBody(operation, given, headers["content-type"]);
  if (body) headers["content-type"] = body.type;
  const filled = fillTemplate(operation, written.path);
  // A question mark begins the query, also in a template.
  const mark = filled.indexOf("?");
  if (mark >= 0) written.query.unshift(filled.slice(mark + 1));
  return {
    method: operation.method,
    target: baseUrl + (mark < 0 ? filled : filled.slice(0, mark)),
    query: written.query.join("&"),
    headers,
    body: body?.content,
  };
}

function addIdempotencyKey({ idempotency }: Operation, header: Record<string, unknown>, given?: string): void {
  if (idempotency !== undefined) idempotency.addKey(header, given);
  else if (given !== undefined) throw new InvalidRequestError("idempotencyKey", "is not taken by this operation");
}

function writeBody(
  { requestBody }: Operation,
  body: unknown,
  contentType: string | undefined,
): WrittenBody | undefined {
  if (body === undefined) {
    if (requestBody?.required) throw new InvalidRequestError("body", "is required");
    return undefined;
  }
  if (requestBody === undefined) throw new InvalidRequestError("body", "is not taken by this operation");
  return requestBody.write(requestBody.content, body, contentType);
}

/** Only text in braces is replaced. */
function fillTemplate({ path, target = path }: Operation, segments: Readonly<Record<string, string>>): string {
  return target.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => ownMember(segments, name) ?? "");
}
