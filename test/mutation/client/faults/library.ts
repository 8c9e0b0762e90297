import type * as createClientModule from "../../../../src/create-client.ts";
import type * as errors from "../../../../src/errors.ts";
import type * as notify from "../../../../src/transport/notify.ts";
import type * as idempotencyModule from "../../../../src/request/idempotency.ts";
import type * as settings from "../../../../src/settings.ts";
import type * as unwrap from "../../../../src/unwrap.ts";
import { type ClientFault, faultsIn } from "../fault.ts";

const inCreateClient = faultsIn<typeof createClientModule>("create-client.ts");
const inErrors = faultsIn<typeof errors>("errors.ts");
const inNotify = faultsIn<typeof notify>("transport/notify.ts");
const inIdempotency = faultsIn<typeof idempotencyModule>("request/idempotency.ts");
const inSettings = faultsIn<typeof settings>("settings.ts");
const inUnwrap = faultsIn<typeof unwrap>("unwrap.ts");

/** Faults in the client's public functions. */
export const libraryFaults: readonly ClientFault[] = [
  inIdempotency("idempotency", "sends every call with one idempotency key", (idempotency) => (traits) => {
    const { addKey, ...rest } = idempotency(traits);
    return { ...rest, addKey: (headers, given) => addKey(headers, given ?? "3f2b8c1e-0000-4000-8000-000000000000") };
  }),
  inIdempotency("idempotency", "ignores the key that it is given", (idempotency) => (traits) => {
    const { addKey, ...rest } = idempotency(traits);
    return { ...rest, addKey: (headers) => addKey(headers, undefined) };
  }),
  inCreateClient("createClient", "takes arguments that the operation does not have", (createClient) => {
    return new Proxy(createClient, {
      apply: (target, self, args: Parameters<typeof createClient>) => {
        const client: object = Reflect.apply(target, self, args);
        return new Proxy(client, { get: (methods, name) => dropUnknown(Reflect.get(methods, name), name, args[0]) });
      },
    });
  }),
  inSettings("readOptions", "tries once too often", (readOptions) => (contract, options) => {
    const { retry, ...others } = readOptions(contract, options);
    return {
      ...others,
      retry: { ...retry, attempts: retry.attempts + (options.retry?.attempts === undefined ? 1 : 0) },
    };
  }),
  inUnwrap("isStatus", "ignores the status of failures", (isStatus) => {
    return new Proxy(isStatus, {
      apply: (target, self, [error, , method]: unknown[]) =>
        Reflect.apply(target, self, [error, Reflect.get(Object(error), "status"), method]),
    });
  }),
  inErrors("InvalidRequestError", "reports an unsent call as unknown", (InvalidRequestError) => {
    return new Proxy(InvalidRequestError, {
      construct: (target, args, newTarget) => {
        const error: object = Reflect.construct(target, args, newTarget);
        return Object.assign(error, { outcome: "unknown" });
      },
    });
  }),
  inNotify("notify", "lets a listener break a call", () => (listener, event) => {
    listener(event);
  }),
];

/** A method that passes on only its operation's arguments. */
function dropUnknown(method: unknown, name: string | symbol, { operations }: { readonly operations: object }): unknown {
  const operation: unknown = Reflect.get(operations, name);
  if (typeof method !== "function" || operation === undefined) return method;
  const { parameters = [] }: { parameters?: readonly { name: string; argument?: string }[] } = Object(operation);
  const known = new Set(["body", ...parameters.map((parameter) => parameter.argument ?? parameter.name)]);
  return (args: object = {}, ...options: unknown[]): unknown =>
    Reflect.apply(method, undefined, [
      Object.fromEntries(Object.entries(args).filter(([argument]) => known.has(argument))),
      ...options,
    ]);
}
