import type { Middleware } from "openapi-fetch";
import type { Contract, Operation } from "./contract.ts";
import { InvalidRequestError, TimeoutError } from "./errors.ts";
import type { CallOptions } from "./options.ts";
import { type OpenapiFetch, type PreparedRequest } from "./openapi-fetch.ts";
import type { ParameterValues } from "./request/check-parameters.ts";
import { addCredentials } from "./request/credential.ts";
import { assertPinned } from "./request/pin-url.ts";
import { prepareRequest } from "./request/prepare.ts";
import type { Fields, HeaderValues } from "./request/write-headers.ts";
import type { InterpretedResponse } from "./response/interpret.ts";
import { readSubstitute, toResponse } from "./response/substitute.ts";
import type { BodyContent, BytesReader } from "./serialize/body/body.ts";
import type { Bytes } from "./bytes.ts";
import type { Settings } from "./settings.ts";
import type { SentRequest } from "./transport/attempt.ts";
import { CallState } from "./transport/call-state.ts";
import { within } from "./transport/clock.ts";
import { sendWithRetries } from "./transport/retry.ts";

/** What the calls of one client share. */
export interface ClientContext {
  readonly contract: Contract;
  readonly settings: Settings;
  readonly openapiFetch: OpenapiFetch;
}

/** What a request for an operation consists of. */
export interface OperationRequest {
  readonly operationId: string;
  readonly operation: Operation;
  readonly params: ParameterValues;
  /** Header fields from several places, later ones over earlier ones. */
  readonly headers: readonly (HeaderValues | undefined)[];
  readonly body: unknown;
  readonly middleware?: readonly Middleware[] | undefined;
}

/** A call's options, with the one that only some operations take. */
export type OperationOptions = CallOptions & {
  readonly idempotencyKey?: string | undefined;
  readonly parseAs?: "stream" | undefined;
};

/** A call that ended with a response, and that response. */
export interface CompletedCall {
  readonly call: CallState;
  readonly interpreted: InterpretedResponse;
}

let calls = 0;

/**
 * Checks a request against the contract and sends it: the one way out of a client.
 * @throws InvalidRequestError before anything is sent, or what `sendWithRetries` throws
 */
export async function callOperation(
  client: ClientContext,
  request: OperationRequest,
  options: OperationOptions,
): Promise<CompletedCall> {
  const call = startCall(client, request, options);
  const { settings, openapiFetch } = client;
  const isStream = options.parseAs === "stream";
  try {
    call.signal?.throwIfAborted();
    const { operation, params, middleware = [] } = request;
    const prepared = await prepare(client, request, options, call);
    const sent: { interpreted?: InterpretedResponse; response?: Response } = {};
    const send = async (changed: SentRequest) => {
      const interpreted = await sendWithRetries(settings, changed, call, isStream);
      const response = changed === prepared ? interpreted.response : toResponse(interpreted);
      Object.assign(sent, { interpreted, response });
      return response;
    };
    const response = await openapiFetch.request(
      { operation, params, request: prepared, middleware, parseAs: options.parseAs ?? "json" },
      send,
    );
    const interpreted =
      sent.interpreted && sent.response === response
        ? sent.interpreted
        : await readSubstitute(response, call, settings, isStream);
    return { call, interpreted };
  } finally {
    call.emitEnd();
  }
}

function startCall(
  { contract, settings }: ClientContext,
  request: OperationRequest,
  options: OperationOptions,
): CallState {
  const { timeout, signal, onEvent } = options;
  return new CallState({
    name: { api: contract.name, operationId: request.operationId, callId: ++calls },
    operation: request.operation,
    requestId: contract.requestId,
    timeout: timeout ?? settings.timeout,
    signal,
    listeners: [settings.onEvent, onEvent],
    values: [request.params, request.body],
  });
}

/** Builds what is to be sent, and adds the credential. */
async function prepare(
  { settings }: ClientContext,
  { operation, params, headers: sources, body: given }: OperationRequest,
  { idempotencyKey }: OperationOptions,
  call: CallState,
): Promise<PreparedRequest> {
  const args = { params, headers: sources, body: given, idempotencyKey };
  const draft = prepareRequest(operation, settings.baseUrl(operation), args);
  call.idempotencyKey = operation.idempotency && draft.headers[operation.idempotency.header.toLowerCase()];
  const pending = addCredentials(draft, operation, settings, call);
  if (pending) await pending;
  const body = typeof draft.body === "function" ? await readInTime(draft.body, call) : draft.body;
  const { method, target, query, headers } = draft;
  dropContentLength(headers, body);
  const url = query === "" ? target : `${target}?${query}`;
  assertPinned(url, target);
  return { url, target, query, method, headers, body: body ?? null };
}

/** `fetch` writes it by itself, and fails where it is given another. */
function dropContentLength(headers: Fields, body: Exclude<BodyContent, BytesReader> | undefined): void {
  const stated = headers["content-length"];
  if (stated === undefined) return;
  const { byteLength } = typeof body === "string" ? new TextEncoder().encode(body) : (body ?? new Uint8Array(0));
  if (stated !== String(byteLength)) {
    throw new InvalidRequestError("Content-Length", "must be the length of the body, or left out");
  }
  delete headers["content-length"];
}

/** A body that is a stream may never end, and is let go of where it is not read to its end. */
async function readInTime(read: BytesReader, call: CallState): Promise<Bytes> {
  const reading = new AbortController();
  const tooLong = new TimeoutError("The request body took too long to read. Nothing was sent.", call.report());
  const limits = { time: call.remaining(), signal: call.signal, onTimeout: () => tooLong };
  try {
    return await within(read(reading.signal), limits);
  } catch (error) {
    reading.abort(error);
    if (error === tooLong || call.signal?.aborted || error instanceof InvalidRequestError) throw error;
    throw new InvalidRequestError("body", "could not be read: its stream failed", { cause: error });
  }
}
