import type { Target } from "../mock-api.ts";
import { type Answer, problem } from "./answer.ts";
import type { DocumentedResponse } from "./documented-response.ts";
import { encodeBody } from "./encode-body.ts";
import { fillBody, type Substitutions } from "./fill-body.ts";
import { fillHeaders } from "./fill-headers.ts";
import { fitStatus } from "./fit-status.ts";
import { freshRequestId } from "./request-id.ts";
import { keepsSchema } from "./valid-body.ts";
import { hasNoBody } from "../../response/no-body.ts";
import { isObject } from "../../validation/values.ts";

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
  const headers = fillHeaders(target, documented, requestId);
  if (content === undefined || hasNoBody(operation.method, status)) return { status, headers };

  const value = fillBody(target, documented, requestId, substitutions);
  const encoded = encodeBody(content, value);
  if (encoded === undefined) {
    const reason = `The document has no example of a ${status} of ${operationId}, and none could be made from its schema for ${content.mediaType}.`;
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
