import type { MockContext, ValidCall } from "../call.ts";
import { pathTexts } from "../call.ts";
import { type Answer, problem } from "../response/answer.ts";
import { type Choice, documentedResponse, firstDocumented, successStatus } from "../response/documented-response.ts";
import type { Substitutions } from "../response/fill-body.ts";
import { fillExample } from "../response/fill-example.ts";
import { applyToCollection } from "./apply-to-collection.ts";
import { runHandler } from "./run-handler.ts";

/** Applies an operation to the state, and answers with its result. */
export async function applyOperation(
  server: MockContext,
  call: ValidCall,
  idempotencyKey: string | undefined,
): Promise<Answer> {
  const { target, caller } = call;
  const handled = await runHandler(call);
  if (handled !== undefined) return handled;
  const { behaviour } = target.api;
  const success = successStatus(target);
  if (server.stateless) return documented(call, success);
  if (behaviour?.transitions?.[target.operationId] === undefined) {
    const collection = behaviour?.transitions === undefined ? server.store.collectionOf(target) : undefined;
    return collection ? applyToCollection(server, call, collection, idempotencyKey) : documented(call, success);
  }
  const result = server.store.resources.change(target, caller.tenant, pathTexts(call), idempotencyKey);
  switch (result.kind) {
    case "changed": {
      const pointers = behaviour.changedAt ?? [];
      const at = Object.fromEntries(pointers.map((pointer) => [pointer, result.effect.at]));
      return documented(call, success, {}, { at });
    }
    case "refused": {
      const { status, example } = target.operation.onRepeat ?? { status: firstDocumented(target, [409, 404]) };
      return documented(call, Number(status), { example });
    }
    case "missing":
      return documented(call, 404, { mentions: result.parameter }, { parameter: result.parameter });
  }
}

function documented(call: ValidCall, status: number, choice: Choice = {}, substitutions: Substitutions = {}): Answer {
  const { target, request, number } = call;
  const found = documentedResponse(target, status, { accept: request.headers.get("accept"), ...choice });
  return found === undefined
    ? problem(501, `The document has no ${status} of ${target.operationId} to answer with.`)
    : fillExample(target, found, number, { path: pathTexts(call), ...substitutions });
}
