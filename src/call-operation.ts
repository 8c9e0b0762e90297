import type { Middleware, ParseAs } from "openapi-fetch";
import type { Bytes } from "./bytes.ts";
import type { Contract, Operation } from "./contract.ts";
import { addCredentials } from "./credentials/add-credentials.ts";
import { InvalidRequestError } from "./errors.ts";
import type { OpenapiFetch, PreparedRequest } from "./openapi-fetch.ts";
import type { CallOptions } from "./options.ts";
import type { HeaderValues } from "./request/header-values.ts";
import { assertPinned } from "./request/pin-url.ts";
import { prepareRequest, type RequestDraft } from "./request/prepare.ts";
import { waitForGiven } from "./request/wait-for-given.ts";
import type { ParameterValues } from "./request/write-parameters.ts";
import type { InterpretedResponse } from "./response/interpret.ts";
import { readSubstitute } from "./response/substitute.ts";
import type { Settings } from "./settings.ts";
import { CallState } from "./transport/call-state.ts";
import { sendWithRetries } from "./transport/retry.ts";

/** What all calls of a client share. */
export interface ClientContext {
  readonly contract: Contract;
  readonly settings: Settings;
  readonly openapiFetch: OpenapiFetch;
}

/** The parts of a request for an operation. */
export interface OperationRequest {
  readonly operationId: string;
  readonly operation: Operation;
  readonly params: ParameterValues;
  /** Header fields from several places, later ones over earlier ones. */
  readonly headers: readonly (HeaderValues | undefined)[];
  readonly body: unknown;
  readonly middleware?: readonly Middleware[] | undefined;
}

/** A call's options, including those of some operations only. */
export type OperationOptions = Omit<CallOptions, "headers"> & {
  readonly idempotencyKey?: string | undefined;
  readonly parseAs?: ParseAs | undefined;
};

/** A call that ended with a response, and that response. */
export interface CompletedCall {
  readonly call: CallState;
  readonly interpreted: InterpretedResponse;
}

let calls = 0;

/**
 * Checks a request against the contract and sends it. Every request of a client goes through here.
 * @throws InvalidRequestError before anything is sent, or what `sendWithRetries` throws
 */
export async function callOperation(
  { contract, settings, openapiFetch }: ClientContext,
  request: OperationRequest,
  options: OperationOptions,
): Promise<CompletedCall> {
  const { operationId, operation, params, body, middleware = NO_MIDDLEWARE } = request;
  const { timeout = settings.timeout, signal, onEvent, parseAs = "json" } = options;
  const call = new CallState({
    api: contract.name,
    operationId,
    callId: ++calls,
    operation,
    requestId: contract.requestId,
    timeout,
    signal,
    listeners: [settings.onEvent, onEvent],
    values: [params, body],
  });
  const isStream = parseAs === "stream";
  try {
    signal?.throwIfAborted();
    const draft = prepareRequest(operation, settings.baseUrl(operation), request, options.idempotencyKey);
    call.idempotencyKey = operation.idempotency && draft.headers[operation.idempotency.field];
    const pending = addCredentials(draft, operation, settings, call);
    if (pending) await pending;
    const content = typeof draft.body === "function" ? await waitForGiven("body", draft.body, call) : draft.body;
    const interpreted = await openapiFetch.request({
      operation,
      params,
      request: toPrepared(draft, content ?? null),
      parseAs,
      middleware,
      send: (sent) => sendWithRetries(settings, sent, call, isStream),
      readSubstitute: (response) => readSubstitute(response, call, settings, isStream),
    });
    return { call, interpreted };
  } finally {
    call.emitEnd();
  }
}

const NO_MIDDLEWARE: readonly Middleware[] = [];

function toPrepared({ method, target, query, headers }: RequestDraft, body: string | Bytes | null): PreparedRequest {
  dropContentLength(headers, body);
  const url = query === "" ? target : `${target}?${query}`;
  assertPinned(url, target);
  return { url, target, method, headers, body };
}

/** `fetch` sets this header itself, and fails if given another value. */
function dropContentLength(headers: RequestDraft["headers"], body: string | Bytes | null): void {
  const stated = headers["content-length"];
  if (stated === undefined) return;
  if (stated !== String(new Blob(body === null ? [] : [body]).size)) {
    throw new InvalidRequestError("Content-Length", "must be the length of the body, or left out");
  }
  delete headers["content-length"];
}
