import type { ClientContext, OperationOptions, OperationRequest } from "./call-types.ts";
import { addCredentials } from "./credentials/add-credentials.ts";
import { throughOpenapiFetch } from "./openapi-fetch.ts";
import { dropContentLength } from "./request/content-length.ts";
import { assertPinned } from "./request/pin-url.ts";
import { prepareRequest } from "./request/prepare.ts";
import { readGiven } from "./request/read-given.ts";
import { waitForGiven } from "./request/wait-for-given.ts";
import type { InterpretedResponse } from "./response/response-types.ts";
import { CallState } from "./transport/call-state.ts";

/** A call that ended with a response, and that response. */
export interface CompletedCall {
  readonly call: CallState;
  readonly interpreted: InterpretedResponse;
}

/**
 * Checks a request against the contract and sends it. Every request of a client goes through here. The first and the last
 * step are passed as functions: another async function around this one would add 4 % to a call that is answered in memory.
 * @throws InvalidRequestError before anything is sent, or what `sendWithRetries` throws
 */
export async function callOperation<Result>(
  client: ClientContext,
  options: OperationOptions,
  readArguments: () => OperationRequest,
  toResult: (completed: CompletedCall) => Result | Promise<Result>,
): Promise<Result> {
  const request = readGiven("arguments", readArguments);
  const { settings } = client;
  const { operation } = request;
  const call = new CallState(client, request, options);
  let interpreted: InterpretedResponse;
  try {
    call.signal?.throwIfAborted();
    const draft = readGiven("arguments", () =>
      prepareRequest(operation, settings.baseUrl(operation), request, options.idempotencyKey),
    );
    call.idempotencyKey = operation.idempotency && draft.headers[operation.idempotency.field];
    const pending = readGiven("token", () => addCredentials(draft, operation, settings, call));
    if (pending) await pending;
    const body = typeof draft.body === "function" ? await waitForGiven("body", draft.body, call) : (draft.body ?? null);
    dropContentLength(draft.headers, body);
    const { method, target, query, headers } = draft;
    const url = query === "" ? target : `${target}?${query}`;
    assertPinned(url, target);
    interpreted = await throughOpenapiFetch(call, { url, target, method, headers, body });
  } finally {
    call.emitEnd();
  }
  return toResult({ call, interpreted });
}
