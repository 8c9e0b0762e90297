import type { OperationFacts, ParameterFacts, SecurityScheme } from "revokit";
import { exampleOf, ownMember } from "revokit/toolkit";
import { placeCredentials, usualSchemes } from "./credentials.ts";
import type { Path } from "./fixtures.ts";
import { serialize } from "./serialize.ts";
import type { WireRequest } from "./wire-request.ts";
import { writeBody } from "./write-body.ts";

/** How a request differs from a valid one. */
export interface Ask {
  /** Default: the document's own examples. */
  readonly path?: Path;
  /** Text to put into the path unchanged, by parameter. */
  readonly rawPath?: Path;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  /** `null` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly method?: string;
  readonly token?: string;
  /** The credentials to send. Default: the usual ones. */
  readonly schemes?: readonly SecurityScheme[];
  /** The idempotency key. Default: a random one. */
  readonly key?: string;
  /** The text of the body; `null` leaves it out. */
  readonly body?: string | Uint8Array | null;
  /** Another valid body, to be written in the media type of the usual one. */
  readonly value?: unknown;
  /** Changes the header lines of a request that is sent over its own socket. */
  readonly lines?: (lines: readonly (readonly [string, string])[]) => readonly (readonly [string, string])[];
}

/** The values that an operation's requests are made of. */
export interface RequestSource {
  readonly baseUrl: string;
  readonly operation: OperationFacts;
  readonly tokenOf: (scheme: SecurityScheme) => string;
  /** The schemes that a request usually has credentials for. Default: those of the first alternative. */
  readonly schemes?: readonly SecurityScheme[];
  /** Valid values by parameter, preferred to the document's examples. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** A valid body, preferred to the document's example. */
  readonly body?: unknown;
}

/** Builds a request for an operation: a valid one with the required parameters and the given changes. */
export function buildRequest(source: RequestSource, ask: Ask = {}): WireRequest {
  const { baseUrl, operation, tokenOf } = source;
  const write = (place: ParameterFacts["in"], given: Readonly<Record<string, unknown>> = {}) =>
    operation.parameters
      .filter((each) => each.in === place && (each.required || ownMember(given, each.name) !== undefined))
      .filter(({ name }) => !(Object.hasOwn(given, name) && given[name] === undefined))
      .map((each) => [each.name, serialize(each, ownMember(given, each.name) ?? validValue(source, each))] as const);
  const path = write("path", ask.path).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, () => ownMember(ask.rawPath ?? {}, name) ?? value),
    operation.path,
  );
  const { token } = ask;
  const credentials = placeCredentials(
    ask.schemes ?? source.schemes ?? usualSchemes(operation),
    token === undefined ? tokenOf : () => token,
  );
  const query = [...write("query", ask.query).map(([, text]) => text), ...credentials.query].filter(Boolean).join("&");
  const cookies = [...write("cookie", ask.cookies).map(([, text]) => text), ...credentials.cookie];
  const written = writtenBody(source, ask.value);
  const body = ask.body === undefined ? written?.text : ask.body;
  const isForm = ask.body === undefined && written?.type.startsWith("multipart/form-data") === true;
  const method = ask.method ?? operation.method;
  const headers: Readonly<Record<string, string | null>> = {
    ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
    ...credentials.header,
    ...Object.fromEntries(write("header")),
    ...(operation.idempotency && { [operation.idempotency.header]: ask.key ?? crypto.randomUUID() }),
    ...(written && body !== null && { "Content-Type": written.type }),
    ...ask.headers,
  };
  const entries = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null);
  return {
    method,
    url: baseUrl + path + (query === "" ? "" : `?${query}`),
    headers: Object.fromEntries(entries),
    ...(body !== undefined && body !== null && method !== "GET" && method !== "HEAD" && { body }),
    ...(isForm && ask.headers === undefined && written.parts && { parts: written.parts }),
    ...(ask.lines && { lines: ask.lines(entries) }),
  };
}

/** A valid value for a parameter: from the fixtures, or else from the document. */
export function validValue({ operation, values = {} }: RequestSource, parameter: ParameterFacts): unknown {
  return ownMember(values, parameter.name) ?? exampleOf(operation, parameter);
}

/** A valid body, in the first media type that there is a value for; `undefined` where none is known. */
export function validBody({
  operation,
  body,
}: RequestSource): { readonly mediaType: string; readonly value: unknown } | undefined {
  const [first] = Object.keys(operation.requestBody?.content ?? {});
  if (body !== undefined && first !== undefined) return { mediaType: first, value: body };
  const [example] = Object.entries(operation.examples.requestBody ?? {});
  return example && { mediaType: example[0], value: example[1] };
}

function writtenBody(source: RequestSource, other: unknown) {
  const valid = validBody(source);
  if (valid === undefined) return undefined;
  const { mediaType, value } = valid;
  return writeBody(mediaType, other ?? value, source.operation.requestBody?.content[mediaType]);
}
