import type { Mock } from "revokit/mock";
import type { OperationFacts } from "revokit";
import { exampleOf, type HeaderCredential, headerCredentialOf as locate } from "revokit/toolkit";
import { asMockApi, type DescribedApi } from "../../../scripts/conformance/runner/described-api.ts";
import type { Fixtures } from "../../../scripts/conformance/runner/fixtures.ts";
import { createSuiteMock } from "../../../scripts/conformance/runner/suite-mock.ts";
import { mockFixtures } from "../../../scripts/conformance/runner/mock-fixtures.ts";
import { assertDefined } from "../../../scripts/assert-defined.ts";

/** A server's request handler. */
export type Handler = (request: Request) => Promise<Response>;

/** A correct server of an API, into which faults are planted. */
export interface World {
  readonly operation: OperationFacts;
  readonly fixtures: Fixtures;
  readonly mock: Mock;
  /** Restores the state that the fixtures describe. */
  readonly reset: () => void;
  /** The correct answer. */
  readonly next: Handler;
  /** Whether a request is for a resource of this kind. */
  readonly isFor: (kind: "fresh" | "spent" | "foreign" | "unknown", request: Request) => boolean;
  /** The documented response of a status to this request, without any effect. */
  readonly example: (status: number | string, request: Request) => Promise<Response>;
}

/** A server fault. */
export interface ServerFault {
  /** The fault, in a sentence. */
  readonly name: string;
  /** Whether it applies to an operation. Default: to each. */
  readonly appliesTo?: (operation: OperationFacts) => boolean;
  /** Turns the correct server into the faulty one. */
  readonly plant: (world: World) => Handler;
}

/** The correct server of an API. */
export function createWorld(api: DescribedApi): World {
  const mocked = asMockApi(api);
  const { mock, reset } = createSuiteMock(mocked);
  const fixtures = mockFixtures(mocked);
  const [operationId, operation] = assertDefined(Object.entries(api.facts.operations)[0]);
  const resources = assertDefined(fixtures.operations[operationId]);
  const next: Handler = (request) => mock.handle(request);
  return {
    operation,
    fixtures,
    mock,
    reset,
    next,
    isFor: (kind, { url }) =>
      assertDefined(resources[kind]).some((path) => Object.values(path).every((value) => url.includes(value))),
    example: async (status, request) => {
      // With the example's headers, since the request's may be invalid.
      const headers = new Headers({ Prefer: `code=${status}` });
      const { header, scheme } = headerCredentialOf({ operation });
      headers.set(header, `${scheme} ${fixtures.token}`);
      for (const parameter of operation.parameters) {
        const { name, in: place, required } = parameter;
        if (place === "header" && required) headers.set(name, String(exampleOf(operation, parameter)));
      }
      const path = assertDefined(resources.fresh?.[0]);
      const url = Object.entries(path).reduce(
        (text, [name, value]) => text.replace(`{${name}}`, value),
        operation.path,
      );
      const base = api.facts.servers[0] ?? new URL(request.url).origin;
      return mock.handle(new Request(base + url, { method: operation.method, headers }));
    },
  };
}

/** The credential's header and scheme, which both shipped APIs have. */
export function headerCredentialOf({ operation }: Pick<World, "operation">): Required<HeaderCredential> {
  const { header, scheme } = assertDefined(locate(operation));
  return { header, scheme: assertDefined(scheme) };
}

/** A copy of a request with other headers; `null` removes one. */
export function withHeaders(request: Request, headers: Readonly<Record<string, string | null>>): Request {
  const changed = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  }
  return new Request(request, { headers: changed });
}

/** A copy of a response with another status, body or headers. */
export async function altered(
  response: Response,
  change: {
    readonly status?: number;
    readonly text?: (text: string) => string | null;
    readonly headers?: Readonly<Record<string, string | null>>;
  },
): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  for (const [name, value] of Object.entries(change.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const text = await response.text();
  const body = change.text ? change.text(text) : text;
  // No media type is guessed for bytes.
  const bytes = body === null ? null : new TextEncoder().encode(body);
  return new Response(bytes, { status: change.status ?? response.status, headers });
}

/** Changes the JSON of a body. */
export function json(change: (value: Record<string, unknown>) => unknown): (text: string) => string {
  return (text) => JSON.stringify(change(JSON.parse(text)));
}

/** A fault in some responses of an otherwise correct server. */
export function inAnswers(
  isMeant: (response: Response, request: Request, world: World) => boolean,
  change: (response: Response, request: Request, world: World) => Response | Promise<Response>,
): ServerFault["plant"] {
  return (world) => async (request) => {
    const response = await world.next(request.clone());
    return isMeant(response, request, world) ? change(response, request, world) : response;
  };
}

/** A fault in how requests are read. */
export function inRequests(change: (request: Request, world: World) => Request): ServerFault["plant"] {
  return (world) => (request) => world.next(change(request, world));
}
