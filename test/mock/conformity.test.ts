import { connect } from "node:net";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assertDefined } from "../../scripts/assert-defined.ts";
import { createMock, type MockApi } from "revokit/mock";
import { headerCredentialOf } from "../../src/mock/request/credentials.ts";
import { operationOf, readSpec } from "../support/spec.ts";
import { violationsOf } from "../support/violations.ts";
import { ask, pathInState, serve, statefulApis, toFetch } from "./support.ts";

/** The ways in which a response violates an operation's document. */
async function breaches(api: MockApi, operationId: string, response: Response): Promise<string[]> {
  const spec = (await specs).find(({ name }) => name === api.facts.name)?.spec;
  const documented = spec && operationOf(spec, operationId).responses[response.status];
  if (documented === undefined) return [`undocumented status ${response.status}`];
  const mediaType = response.headers.get("content-type") ?? "";
  const schema = documented.content[mediaType]?.schema;
  if (schema === undefined) return [`undocumented media type ${mediaType}`];
  const headers = Object.entries(documented.headers ?? {}).flatMap(([name, header]) => {
    const value = response.headers.get(name);
    return value === null ? [] : violationsOf(header.schema, /^\d+$/.test(value) ? Number(value) : value);
  });
  return [...violationsOf(schema, await response.json()), ...headers];
}

const specs = Promise.all(statefulApis.map(async ({ name }) => ({ name, spec: await readSpec(name) })));

describe.each(statefulApis)("$name", ({ api, operationId }) => {
  const { responses = {} } = api.facts.operations[operationId] ?? {};
  const named = Object.entries(responses).flatMap(([status, { content }]) =>
    Object.values(content).flatMap(({ examples }) => Object.keys(examples).map((example) => [status, example])),
  );

  test.each(named)("a %s that shows %s satisfies its schema", async (status, example) => {
    const mock = createMock();
    const headers = { Prefer: `code=${status}, example=${example}` };
    const response = await mock.fetch(...toFetch({ base: api.facts.servers[0] ?? "", api, headers }));
    expect(String(response.status)).toBe(status);
    expect(await breaches(api, operationId, response)).toEqual([]);
  });

  test.each([...(api.behaviour?.states ?? [])])(
    "the answer to a resource that is %s satisfies its schema",
    async (state) => {
      const mock = createMock();
      const path = pathInState(mock, api, state);
      const response = await mock.fetch(...toFetch({ base: api.facts.servers[0] ?? "", api, path }));
      expect(await breaches(api, operationId, response)).toEqual([]);
    },
  );

  test(
    "thousands of requests, valid, invalid and hostile, get documented answers and leave nothing behind",
    { timeout: 60_000 },
    async () => {
      let now = Date.UTC(2026, 0, 1);
      const mock = createMock({ maxKeys: 50, clock: () => now, rateLimit: { limit: 20, window: 1 } });
      const resources = mock.resources().length;
      await fc.assert(
        fc.asyncProperty(anyRequest(api, operationId, mock.resources()), async (asked) => {
          now += 45;
          const response = await mock.fetch(...toFetch({ base: api.facts.servers[0] ?? "", ...asked }));
          if (asked.method === undefined) expect(await breaches(api, operationId, response)).toEqual([]);
          else expect([404, 405]).toContain(response.status);
        }),
        { numRuns: 2000, seed: 4, endOnFailure: true },
      );
      expect(mock.resources()).toHaveLength(resources);
      expect(mock.ledger().length).toBeLessThanOrEqual(resources);
    },
  );
});

/** Strings that `fetch` can send in a header: Latin-1 without control characters, and not blank at the ends. */
const fieldValue = fc.string({
  unit: fc
    .integer({ min: 0x21, max: 0xff })
    .filter((code) => code !== 0x7f)
    .map((code) => String.fromCharCode(code)),
  maxLength: 2000,
});

const hostile = fc.oneof(
  fc
    .string({ unit: "binary", minLength: 1 })
    .filter((value) => !/\p{Surrogate}/u.test(value) && !/^\.{1,2}$/.test(value)),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "%00",
    "%2e%2e",
    "..%2f",
    "a/b",
    "a\\b",
    "' OR 1=1 --",
    "\u0000",
    "\r\nX: y",
    "*",
    "{id}",
    "💥".repeat(500),
  ),
);

function anyRequest(
  api: MockApi,
  operationId: string,
  resources: readonly { path: Readonly<Record<string, string>>; api: string }[],
) {
  const operation = api.facts.operations[operationId];
  const own = resources.filter((one) => one.api === api.facts.name).map(({ path }) => path);
  const names = Object.keys(own[0] ?? {});
  const path = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...own) },
    {
      weight: 2,
      arbitrary: fc.record(
        Object.fromEntries(
          names.map((name) => [name, fc.oneof(hostile, fc.constantFrom(...own.map((one) => one[name] ?? "")))]),
        ),
      ),
    },
  );
  const parameters = operation?.parameters.filter((one) => one.in === "header").map(({ name }) => name) ?? [];
  const header = fc.oneof(fc.constantFrom("k1", "k2", "agt_1"), fieldValue, fc.constant(null));
  const credential = (operation && headerCredentialOf(operation)?.header) ?? "";
  const headers: fc.Arbitrary<Readonly<Record<string, string | null>>> = fc.record({
    ...Object.fromEntries(parameters.map((name) => [name, header])),
    [credential]: fc.oneof(
      fieldValue,
      fc.constantFrom("bearer mock_token", "Bearer  mock_token", "Basic x", "Bearer mock_token_of_another_tenant"),
      fc.constant(null),
    ),
    Prefer: fc.oneof(
      fieldValue,
      fc.constantFrom("code=409", "code=999", "example=__proto__", "code=4xx;example=toString"),
    ),
    Accept: fieldValue,
    "Mock-Fault": fc.oneof(fieldValue, fc.constantFrom("status=401", "times=1", "latency=0")),
    Origin: fieldValue,
    "Content-Type": fieldValue,
  });
  const all = [...parameters, credential, "Prefer", "Accept", "Mock-Fault", "Origin", "Content-Type"];
  const changed: fc.Arbitrary<readonly string[]> = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.shuffledSubarray(all, { maxLength: 2 }) },
  );
  const method = fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom("GET", "POST", "PUT", "PATCH", "OPTIONS", "HEAD") },
  );
  return fc.record({ path, headers, changed, method }).map((asked) => ({
    api,
    path: asked.path,
    headers: Object.fromEntries(asked.changed.map((name) => [name, asked.headers[name] ?? undefined])),
    ...(asked.method !== undefined && { method: asked.method }),
  }));
}

test.each([
  "DELETE //x HTTP/1.1\r\nHost: a\r\n\r\n",
  "DELETE /%ZZ/% HTTP/1.1\r\nHost: a\r\n\r\n",
  "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
  "GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n",
  "GET http://localhost/ HTTP/1.1\r\nHost: []\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
  `GET /${"a".repeat(10_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  "DELETE /a/b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
  "not HTTP at all\r\n\r\n",
  "GET / HTTP/1.1\r\n",
])("survives %j on the wire", async (bytes) => {
  const { url, origin } = await serve();
  const socket = connect(Number(new URL(origin).port), "127.0.0.1");
  socket.end(bytes);
  const answer = await text(socket).catch(() => "");
  expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
  const { api } = assertDefined(statefulApis[0]);
  expect((await ask({ base: url(api), api })).status).toBe(200);
});
