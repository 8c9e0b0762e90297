import type { Client as FetchClient, Middleware } from "openapi-fetch";
import type { Contract, Method } from "./contract.ts";
import type { Dispatcher, OperationRequest } from "./dispatch.ts";
import { InvalidRequestError } from "./errors.ts";

const METHODS: readonly Method[] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/** openapi-fetch's client with the same checks and the same transport as the methods. */
export function createFetch<Paths extends {}>(contract: Contract, dispatcher: Dispatcher): FetchClient<Paths> {
  const byRoute = new Map(
    Object.entries(contract.operations).map((entry) => [`${entry[1].method} ${entry[1].path}`, entry]),
  );
  const request = async (method: string, path: string, init: OperationRequest = {}) => {
    const [operationId, operation] = byRoute.get(`${method.toUpperCase()} ${path}`) ?? [];
    if (operationId === undefined || operation === undefined) {
      throw new InvalidRequestError("path", `must be one that ${contract.title} documents for ${method.toUpperCase()}`);
    }
    return (await dispatcher.dispatch(operationId, operation, init)).result;
  };
  const verbs = METHODS.map((method) => [
    method,
    (path: string, init?: OperationRequest) => request(method, path, init),
  ]);
  // openapi-fetch does the work; what it takes and returns is what its own types say.
  return {
    ...Object.fromEntries(verbs),
    request,
    use: (...middleware: Middleware[]) => dispatcher.use(...middleware),
    eject: (...middleware: Middleware[]) => dispatcher.eject(...middleware),
  } as FetchClient<Paths>;
}
