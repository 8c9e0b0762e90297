import type { OperationFacts, ParameterFacts, SecurityScheme } from "revokit";
import { exampleOf } from "revokit/toolkit";
import { serialize } from "../serialize.ts";
import { writeBody } from "./write-body.ts";
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
  const credentials = credentialPairs(operation, ask.token ?? token);
  const query = [...write("query", ask.query).map(([, text]) => text), ...credentials.query].filter(Boolean).join("&");
  const cookies = [
    ...write("cookie", ask.cookies).map(([, text]) => text.replaceAll("&", "; ")),
    ...credentials.cookie,
  ];
  const [example] = Object.entries(operation.examples.requestBody ?? {});
  const written = example && writeBody(example[0], example[1], operation.requestBody?.content[example[0]]);
  const body = ask.body === undefined ? written?.text : ask.body;
  const method = ask.method ?? operation.method;
  const headers: Readonly<Record<string, string | null>> = {
    ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
    ...credentials.header,
    ...Object.fromEntries(write("header")),
    ...(operation.idempotency && { [operation.idempotency.header]: ask.key ?? crypto.randomUUID() }),
    ...(written && { "Content-Type": written.type }),
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

/** The credential in each place where the first of the operation's alternatives wants it. */
function credentialPairs({ security }: OperationFacts, token: string) {
  const schemes = security[0] ?? [];
  const at = (place: SecurityScheme["in"]) => schemes.filter((each) => each.in === place);
  const pair = ({ field }: SecurityScheme) => `${encodeURIComponent(field)}=${encodeURIComponent(token)}`;
  return {
    header: Object.fromEntries(at("header").map((each) => [each.field, fieldValue(each, token)])),
    query: at("query").map(pair),
    cookie: at("cookie").map(pair),
  };
}

/** A credential for Basic that has no user is one itself (RFC 7617). */
function fieldValue({ scheme }: SecurityScheme, token: string): string {
  if (scheme === undefined) return token;
  return `${scheme} ${scheme.toLowerCase() === "basic" ? btoa(token.includes(":") ? token : `${token}:`) : token}`;
}
