import { onTestFinished } from "vitest";
import { createMock, kirim, MOCK_TOKEN, type Mock, type MockApi, type MockOptions, natural } from "revokit/mock";
import { headerCredentialOf } from "../../src/mock/request/credentials.ts";

/** The APIs that keep state, with the id of the operation that changes it. */
export const statefulApis = [natural, kirim].map((api: MockApi) => ({
  name: api.facts.name,
  api,
  operationId: Object.keys(api.behaviour?.transitions ?? {})[0] ?? "",
}));

/** A mock and a base URL over real loopback; the server stops when the test ends. */
export async function serve(
  options: MockOptions = {},
): Promise<{ mock: Mock; url: (api: MockApi) => string; origin: string }> {
  const mock = createMock(options);
  const server = await mock.listen();
  onTestFinished(() => server.close());
  return { mock, origin: server.origin, url: (api) => server.url(api.facts.name) };
}

/** A request to an API's operation, after the spec's examples; `path` and `headers` replace some of them. */
export interface Asked {
  readonly base: string;
  readonly api: MockApi;
  readonly operationId?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly token?: string;
  readonly method?: string;
}

/** The URL and the options of such a request. */
export function toFetch({
  base,
  api,
  operationId,
  path,
  headers,
  token = MOCK_TOKEN,
  method,
}: Asked): [string, RequestInit] {
  const id = operationId ?? Object.keys(api.facts.operations)[0] ?? "";
  const operation = api.facts.operations[id];
  if (operation === undefined) throw new Error(`No operation ${id}`);
  const examples = { ...operation.examples.parameters, ...path };
  const url =
    base + operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(examples[name])));
  const { header = "", scheme } = headerCredentialOf(operation) ?? {};
  const sent = new Headers(header === "" ? {} : { [header]: `${scheme} ${token}` });
  if (operation.idempotency !== undefined) sent.set(operation.idempotency.header, crypto.randomUUID());
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === undefined) sent.delete(name);
    else sent.set(name, value);
  }
  return [url, { method: method ?? operation.method, headers: sent }];
}

/** Sends it. */
export function ask(asked: Asked): Promise<Response> {
  return fetch(...toFetch(asked));
}

/** The documented example of a status: the named one, or the first. */
export function exampleOf(api: MockApi, operationId: string, status: number | string, name?: string): unknown {
  const examples =
    Object.values(api.facts.operations[operationId]?.responses[status]?.content ?? {})[0]?.examples ?? {};
  return name === undefined ? Object.values(examples)[0] : examples[name];
}

/** The path of the default seed's resource in this state. */
export function pathInState(mock: Mock, api: MockApi, state: string): Readonly<Record<string, string>> {
  const found = mock.resources().find((one) => one.api === api.facts.name && one.state === state);
  if (found === undefined) throw new Error(`The seed has nothing in the state ${state}`);
  return found.path;
}
