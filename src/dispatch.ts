import type { Contract, Operation } from "./contract.ts";
import { Core, type CoreInit, type Dispatched } from "./core.ts";
import { addCredential, resolveToken } from "./credential.ts";
import { InvalidRequestError } from "./errors.ts";
import { addCookies, type Fields, mergeHeaders } from "./headers.ts";
import { type CallOptions, checkAmount, type HeaderValues, type Settings } from "./options.ts";
import { checkParameters, type ParameterValues } from "./parameters.ts";
import { assertPinned, compilePath, type PathSerializer } from "./path.ts";
import { serializeQuery } from "./query.ts";
import { serializeBody } from "./request-body.ts";
import { Call } from "./transport/call.ts";
import { Transport } from "./transport/send.ts";

/** What a request for an operation consists of. */
export interface OperationRequest {
  readonly params: ParameterValues;
  /** Header fields from several places, later ones over earlier ones. */
  readonly headers: readonly (HeaderValues | undefined)[];
  readonly body: unknown;
  /** How openapi-fetch is to be asked, where its own result is wanted. */
  readonly core?: CoreInit;
}

/** A call's options, with the one that only some operations take. */
export type DispatchOptions = CallOptions & { readonly idempotencyKey?: string | undefined };

let calls = 0;

/** Checks requests against the contract and sends them: the one way out of a client. */
export class Dispatcher {
  readonly #contract: Contract;
  readonly #settings: Settings;
  readonly #transport: Transport;
  readonly #paths = new Map<Operation, PathSerializer>();
  /** What middleware is registered with. */
  readonly core: Core;

  constructor(contract: Contract, settings: Settings) {
    this.#contract = contract;
    this.#settings = settings;
    this.#transport = new Transport(settings);
    this.core = new Core(settings.baseUrl, this.#transport);
  }

  /** Throws an `InvalidRequestError` before anything is sent, or what `Transport.send` throws. */
  async dispatch(
    operationId: string,
    operation: Operation,
    request: OperationRequest,
    options: DispatchOptions,
  ): Promise<Dispatched> {
    const call = this.#startCall(operationId, operation, options);
    try {
      call.signal?.throwIfAborted();
      const fields = mergeHeaders(operation, request.headers);
      addIdempotencyKey(operation, fields, options.idempotencyKey);
      const { path, query, cookie } = request.params;
      checkParameters(operation, { path, query, header: fields, cookie });
      if (cookie) addCookies(fields, cookie);
      const serialized = serializeBody(operation, request.body, fields);
      const body = serialized instanceof Promise ? await serialized : serialized;
      call.idempotencyKey = operation.idempotency && fields[operation.idempotency.header.toLowerCase()];
      if (operation.credential) {
        const { token, tokenVariable } = this.#settings;
        const secret = resolveToken(token, tokenVariable, call);
        addCredential(operation.credential, typeof secret === "string" ? secret : await secret, fields);
      }

      const target = this.#settings.baseUrl + this.#serializePath(operation, path ?? {});
      // openapi-fetch is asked only where a middleware, or a result of its own kind, is wanted.
      if (request.core === undefined && !this.core.hasMiddleware) {
        const queryString = query && serializeQuery(operation, query);
        const url = queryString ? `${target}?${queryString}` : target;
        assertPinned(url, target);
        const init = { method: operation.method, headers: fields, body: body ?? null };
        const { response } = await this.#transport.send(url, init, call);
        return { call, result: { response }, untouched: true };
      }
      const checked = { params: { path, query }, target, fields, body };
      return await this.core.request(call, checked, request.core ?? { parseAs: "stream" });
    } finally {
      call.end();
    }
  }

  #startCall(operationId: string, operation: Operation, { timeout, signal, onEvent }: CallOptions): Call {
    const settings = this.#settings;
    if (signal !== undefined && typeof signal.throwIfAborted !== "function") {
      throw new InvalidRequestError("signal", "must be an AbortSignal");
    }
    return new Call({
      name: { api: this.#contract.name, operationId, callId: ++calls },
      operation,
      requestId: this.#contract.requestId,
      timeout: timeout === undefined ? settings.timeout : checkAmount("timeout", timeout, 1),
      signal,
      listeners: [settings.onEvent, onEvent],
    });
  }

  #serializePath(operation: Operation, values: Readonly<Record<string, unknown>>): string {
    let serialize = this.#paths.get(operation);
    if (serialize === undefined) this.#paths.set(operation, (serialize = compilePath(operation)));
    return serialize(values);
  }
}

/** The draft on the Idempotency-Key header asks for a value that no other request has: a random UUID, unless one is given. */
function addIdempotencyKey({ idempotency }: Operation, fields: Fields, given: string | undefined): void {
  if (idempotency === undefined) {
    if (given !== undefined) throw new InvalidRequestError("idempotencyKey", "is not taken by this operation");
    return;
  }
  fields[idempotency.header.toLowerCase()] ??= given ?? crypto.randomUUID();
}
