import { pathTexts, type ValidCall } from "../call.ts";
import type { HandlerAnswer } from "../mock-api.ts";
import { type Answer, problem, withHeaders } from "../response/answer.ts";
import { documentedResponse } from "../response/documented-response.ts";
import { encodeBody } from "../response/encode-body.ts";
import { fillExample } from "../response/fill-example.ts";

/** The answer of an operation's handler; `undefined` if it has none, or if the handler leaves the call to the mock. */
export async function runHandler(call: ValidCall): Promise<Answer | undefined> {
  const { target, parameters, body, caller } = call;
  const { operationId, api } = target;
  const handler = api.behaviour?.handlers?.[operationId];
  const handled = await handler?.({ operationId, parameters, body: body.value, tenant: caller.tenant });
  return handled && toAnswer(call, handled);
}

function toAnswer(call: ValidCall, { status, example, body, headers = {} }: HandlerAnswer): Answer {
  const { target, request, number } = call;
  const found = documentedResponse(target, status, { example, accept: request.headers.get("accept") });
  const filled = found && fillExample(target, found, number, { path: pathTexts(call) });
  if (body === undefined) {
    return withHeaders(filled ?? problem(status, `The document has no ${status} of ${target.operationId}.`), headers);
  }
  const encoded = encodeBody(found?.content ?? { mediaType: "application/json", accept: null }, body);
  if (encoded === undefined)
    return problem(501, `What the handler returned can't be written as ${found?.content?.mediaType}.`);
  const written = { status, headers: filled?.headers ?? {}, body: encoded.body };
  return withHeaders(written, { "Content-Type": encoded.mediaType, ...headers });
}
