import type { Middleware } from "openapi-fetch";
import type { Contract, Operation } from "./contract.ts";
import { addCredential, resolveToken } from "./credential.ts";
import { InvalidRequestError, TimeoutError } from "./errors.ts";
import { addCookies, mergeHeaders } from "./headers.ts";
import { addIdempotencyKey } from "./idempotency-key.ts";
import type { CallOptions, HeaderValues } from "./options.ts";
import { checkParameters, type ParameterValues } from "./parameters.ts";
import { assertPinned, compilePath, type PathSerializer } from "./path.ts";
import { type OpenapiFetch, type PreparedRequest } from "./openapi-fetch.ts";
import { serializeQuery } from "./query.ts";
import { serializeBody } from "./request-body.ts";
import type { InterpretedResponse } from "./response/interpret.ts";
import { readSubstitute, toResponse } from "./response/substitute.ts";
import type { SentRequest } from "./transport/attempt.ts";
import type { Settings } from "./settings.ts";
import { CallState } from "./transport/call-state.ts";
import { within } from "./transport/clock.ts";
import { sendWithRetries } from "./transport/retry.ts";

/** What the calls of one client share. */
export interface ClientContext {
  readonly contract: Contract;
  readonly settings: Settings;
  readonly openapiFetch: OpenapiFetch;
  readonly paths: Map<Operation, PathSerializer>;
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
export type OperationOptions = CallOptions & { readonly idempotencyKey?: string | undefined };

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
    const prepared = await prepareRequest(client, request, options, call);
    const sent: { interpreted?: InterpretedResponse; response?: Response } = {};
    const send = async (changed: SentRequest) => {
      const interpreted = await sendWithRetries(settings, changed, call, isStream);
      const response = changed === prepared ? interpreted.response : toResponse(interpreted);
      Object.assign(sent, { interpreted, response });
      return response;
    };
    const response = await openapiFetch.request({ operation, params, request: prepared, middleware }, send);
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

/** Checks and serializes what is to be sent, and adds the key and the credential. */
async function prepareRequest(
  { settings, paths }: ClientContext,
  { operation, params, headers: sources, body }: OperationRequest,
  options: OperationOptions,
  call: CallState,
): Promise<PreparedRequest> {
  const { method } = operation;
  const headers = mergeHeaders(operation, sources);
  addIdempotencyKey(operation, headers, options.idempotencyKey);
  const { path, query, cookie } = params;
  checkParameters(operation, { path, query, header: headers, cookie });
  if (cookie) addCookies(headers, cookie);
  if (body !== undefined && (method === "GET" || method === "HEAD")) {
    throw new InvalidRequestError("body", `can't be sent with ${method}`);
  }
  const serialized = serializeBody(operation, body, headers);
  const written = serialized instanceof Promise ? await readInTime(serialized, call) : serialized;
  call.idempotencyKey = operation.idempotency && headers[operation.idempotency.header.toLowerCase()];
  if (operation.credential) {
    const secret = resolveToken(settings.token, settings.tokenVariable, call);
    addCredential(operation.credential, typeof secret === "string" ? secret : await secret, headers);
  }
  const target = settings.baseUrl + serializePath(paths, operation, path ?? {});
  const search = query ? serializeQuery(operation, query) : "";
  const url = search === "" ? target : `${target}?${search}`;
  assertPinned(url, target);
  return { url, target, query: search, method, headers, body: written ?? null };
}

/** A body that is a stream may never end. */
function readInTime<T>(body: Promise<T>, call: CallState): Promise<T> {
  const onTimeout = () => new TimeoutError("The request body took too long to read. Nothing was sent.", call.report());
  return within(body, { time: call.remaining(), signal: call.signal, onTimeout });
}

/** Takes each path template apart once, so that a call need not. */
function serializePath(
  paths: ClientContext["paths"],
  operation: Operation,
  values: Readonly<Record<string, unknown>>,
): string {
  let serialize = paths.get(operation);
  if (serialize === undefined) paths.set(operation, (serialize = compilePath(operation)));
  return serialize(values);
}
