import type { Operation } from "revokit/contract";
import type { OperationExamples } from "revokit";
import { addCookies, compilePath, type Fields, serializeQuery } from "revokit/toolkit";
import type { Path } from "./fixtures.ts";

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How a request differs from a valid one. */
export interface Ask {
  /** Default: the spec's own examples. */
  readonly path?: Path;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  /** `null` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly method?: string;
  readonly token?: string;
  /** The idempotency key. Default: a random one. */
  readonly key?: string;
  /** The text of the body; `null` leaves it out. */
  readonly body?: string | null;
}

/** Builds a request for an operation: a valid one, with the parameters that are required, but for what is asked for. */
export function buildRequest(
  baseUrl: string,
  operation: Operation,
  examples: OperationExamples | undefined,
  token: string,
  ask: Ask,
): WireRequest {
  const values = examples?.parameters ?? {};
  const required = (place: string) =>
    Object.fromEntries(
      operation.parameters.filter((each) => each.in === place && each.required).map(({ name }) => [name, values[name]]),
    );
  const path = compilePath(operation)({ ...values, ...ask.path });
  const query = serializeQuery(operation, { ...required("query"), ...ask.query });
  const [content] = Object.entries(examples?.requestBody ?? {});
  const body = ask.body === undefined && content ? toText(content[1]) : ask.body;
  const method = ask.method ?? operation.method;
  const cookies: Fields = {};
  addCookies(cookies, { ...required("cookie"), ...ask.cookies });
  const headers = {
    ...cookies,
    ...credential(operation, ask.token ?? token),
    ...Object.fromEntries(Object.entries(required("header")).map(([name, value]) => [name, String(value)])),
    ...(operation.idempotency && { [operation.idempotency.header]: ask.key ?? crypto.randomUUID() }),
    ...(content && { "Content-Type": content[0] }),
    ...ask.headers,
  };
  return {
    method,
    url: baseUrl + path + (query === "" ? "" : `?${query}`),
    headers: Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null),
    ),
    ...(typeof body === "string" && method !== "GET" && method !== "HEAD" && { body }),
  };
}

function credential({ credential: place }: Operation, token: string): Record<string, string> {
  if (place === undefined) return {};
  return { [place.header]: place.scheme === undefined ? token : `${place.scheme} ${token}` };
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
