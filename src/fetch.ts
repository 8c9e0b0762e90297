import type { Client as FetchClient, Middleware } from "openapi-fetch";
import type { Contract, Method } from "./contract.ts";
import type { Dispatcher } from "./dispatch.ts";
import { InvalidRequestError } from "./errors.ts";
import { keepReport } from "./reports.ts";
import type { CallOptions, HeaderValues, Settings } from "./options.ts";
import type { ParameterValues } from "./parameters.ts";

/** What openapi-fetch takes beside the path, as far as it matters here. */
interface FetchInit extends CallOptions {
  readonly params?: ParameterValues;
  readonly body?: unknown;
  readonly middleware?: Middleware[];
}

const METHODS: readonly Method[] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/** openapi-fetch's client with the same checks and the same transport as the methods. */
export function createFetch<Paths extends {}>(
  contract: Contract,
  settings: Settings,
  dispatcher: Dispatcher,
): FetchClient<Paths> {
  const byRoute = new Map(
    Object.entries(contract.operations).map((entry) => [`${entry[1].method} ${entry[1].path}`, entry]),
  );
  const request = async (method: string, path: string, init: FetchInit = {}) => {
    const [operationId, operation] = byRoute.get(`${method.toUpperCase()} ${path}`) ?? [];
    if (operationId === undefined || operation === undefined) {
      throw new InvalidRequestError("path", `must be one that ${contract.title} documents for ${method.toUpperCase()}`);
    }
    const { params = {}, headers, body, signal, ...core } = init;
    const request = { params, headers: [settings.headers, headers, asFields(params.header)], body, core };
    const { call, result } = await dispatcher.dispatch(operationId, operation, request, init);
    keepReport(result.response, call.report());
    return result;
  };
  const verbs = METHODS.map((method) => [method, (path: string, init?: FetchInit) => request(method, path, init)]);
  // openapi-fetch does the work; what it takes and returns is what its own types say.
  return {
    ...Object.fromEntries(verbs),
    request,
    use: (...middleware: Middleware[]) => dispatcher.core.use(...middleware),
    eject: (...middleware: Middleware[]) => dispatcher.core.eject(...middleware),
  } as FetchClient<Paths>;
}

/** openapi-fetch's header parameters may be anything that has a string form. */
function asFields(parameters: Readonly<Record<string, unknown>> = {}): HeaderValues {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      value === undefined || value === null ? value : String(value),
    ]),
  );
}
