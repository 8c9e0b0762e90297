import type { Middleware } from "openapi-fetch";
import { callOperation, type CompletedCall } from "./call-operation.ts";
import type { ClientContext, OperationOptions, OperationRequest } from "./call-types.ts";
import { InvalidRequestError } from "./errors.ts";
import type { FetchClient } from "./fetch-types.ts";
import { checkFetchOptions } from "./option-checks.ts";
import { type HeaderFields, toHeaderValues } from "./request/header-values.ts";
import type { ParameterValues } from "./request/request-types.ts";
import { assertDocumented } from "./request/write-parameters.ts";
import { readAs } from "./response/read-as.ts";
import { isSuccess } from "./transport/is-success.ts";

/** The relevant options of openapi-fetch. */
interface FetchInit extends OperationOptions {
  readonly params?: ParameterValues;
  readonly headers?: HeaderFields;
  readonly body?: unknown;
  readonly middleware?: Middleware[];
}

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/** openapi-fetch's client: the same calls as the methods, with openapi-fetch's own results and each call's report. */
export function createFetchClient<Paths extends {}>(client: ClientContext): FetchClient<Paths> {
  const { contract, settings, middleware: registered } = client;
  const operations = Object.entries(contract.operations);
  const byRoute = new Map(operations.map((entry) => [`${entry[1].method} ${entry[1].path}`, entry]));
  const readArguments = (method: string, path: string, init: FetchInit): OperationRequest => {
    const [operationId, operation] = byRoute.get(`${method.toUpperCase()} ${path}`) ?? [];
    if (operationId === undefined || operation === undefined) {
      throw new InvalidRequestError("path", `must be one that ${contract.title} documents for ${method.toUpperCase()}`);
    }
    checkFetchOptions(init);
    const { params = {}, headers: given, body, middleware } = init;
    middleware?.forEach(assertMiddleware);
    assertDocumented(operation, params);
    const headers = [settings.headers, toHeaderValues(given), toHeaderValues(params.header)];
    return { operationId, operation, params, headers, body, middleware };
  };
  const send = (method: string, path: string, init: FetchInit = {}) =>
    callOperation(client, init, () => readArguments(method, path, init), toFetchResult);
  const verbs = METHODS.map((method) => [method, (path: string, init?: FetchInit) => send(method, path, init)]);
  // openapi-fetch does the work; what it takes and returns is what its own types say.
  return {
    ...Object.fromEntries(verbs),
    request: send,
    use(...middleware: Middleware[]) {
      for (const each of middleware) assertMiddleware(each);
      registered.push(...middleware);
    },
    eject(...middleware: Middleware[]) {
      for (const each of middleware) if (registered.includes(each)) registered.splice(registered.indexOf(each), 1);
    },
  } as FetchClient<Paths>;
}

/** A result as openapi-fetch's, with the call's report. */
function toFetchResult({ call, interpreted }: CompletedCall): object | Promise<object> {
  const { response, body } = interpreted;
  const report = call.report();
  if (!isSuccess(response)) return { error: body, response, report };
  const { parseAs = "json" } = call.options;
  const data: unknown = readAs(parseAs, interpreted);
  return data instanceof Promise
    ? data.then((read: unknown) => ({ data: read, response, report }))
    : { data, response, report };
}

function assertMiddleware(middleware: unknown): void {
  const isObject = typeof middleware === "object" && middleware !== null;
  if (isObject && ["onRequest", "onResponse", "onError"].some((name) => name in middleware)) return;
  throw new InvalidRequestError("middleware", "must be an object with onRequest, onResponse or onError");
}
