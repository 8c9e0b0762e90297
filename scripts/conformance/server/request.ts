import type { OperationFacts, ParameterFacts } from "revokit";
import { exampleOf, credentialOf } from "revokit/toolkit";
import { serialize } from "../serialize.ts";
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
export function buildRequest(baseUrl: string, operation: OperationFacts, token: string, ask: Ask): WireRequest {
  const { parameters } = operation;
  const write = (place: ParameterFacts["in"], given: Readonly<Record<string, unknown>> = {}) =>
    parameters
      .filter((each) => each.in === place && (each.required || given[each.name] !== undefined))
      .filter(({ name }) => !(name in given && given[name] === undefined))
      .map((each) => [each.name, serialize(each, given[each.name] ?? exampleOf(operation, each))] as const);
  const path = write("path", ask.path).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, () => value),
    operation.path,
  );
  const query = write("query", ask.query)
    .map(([, text]) => text)
    .join("&");
  const cookie = write("cookie", ask.cookies)
    .map(([, text]) => text.replaceAll("&", "; "))
    .join("; ");
  const [content] = Object.entries(operation.examples.requestBody ?? {});
  const body = ask.body === undefined && content ? toText(content[1]) : ask.body;
  const method = ask.method ?? operation.method;
  const headers = {
    ...(cookie !== "" && { cookie }),
    ...credential(operation, ask.token ?? token),
    ...Object.fromEntries(write("header")),
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

function credential(operation: OperationFacts, token: string): Record<string, string> {
  const { header, scheme } = credentialOf(operation) ?? {};
  if (header === undefined) return {};
  return { [header]: scheme === undefined ? token : `${scheme} ${token}` };
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
