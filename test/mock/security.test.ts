import { createMock, MOCK_TOKEN, OTHER_TENANT_TOKEN } from "revokit/mock";
import { expect, test } from "vitest";
import { BASE, compile } from "./compile.ts";

const responses = { "200": { description: "OK." }, "401": { description: "Who are you?" } };
const read = (operationId: string, security: readonly object[]) => ({ get: { operationId, security, responses } });
const api = compile({
  components: {
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer" },
      basic: { type: "http", scheme: "basic" },
      header: { type: "apiKey", in: "header", name: "api_key" },
      query: { type: "apiKey", in: "query", name: "key" },
      cookie: { type: "apiKey", in: "cookie", name: "session" },
    },
  },
  paths: {
    "/either": read("either", [{ header: [] }, { bearer: [] }, { basic: [] }, { query: [] }, { cookie: [] }]),
    "/both": read("both", [{ header: [], bearer: [] }]),
    "/optional": read("optional", [{}, { bearer: [] }]),
    "/open": read("open", []),
  },
});
const mock = createMock({ apis: [api] });
const ask = async (path: string, headers: Record<string, string> = {}) =>
  (await mock.fetch(BASE + path, { headers })).status;

test.each([
  ["a key in a header", "/either", { api_key: MOCK_TOKEN }],
  ["a bearer token", "/either", { Authorization: `Bearer ${MOCK_TOKEN}` }],
  ["a password", "/either", { Authorization: `Basic ${btoa(`user:${MOCK_TOKEN}`)}` }],
  ["a key as a user without a password", "/either", { Authorization: `basic ${btoa(`${MOCK_TOKEN}:`)}` }],
  ["a key in the query", `/either?key=${MOCK_TOKEN}`, {}],
  ["a cookie", "/either", { Cookie: `a=b; session=${MOCK_TOKEN}` }],
  ["one right credential beside a wrong one", "/either", { api_key: "wrong", Authorization: `Bearer ${MOCK_TOKEN}` }],
])("any of the alternatives is sufficient: %s", async (_, path, headers) => {
  expect(await ask(path, headers)).toBe(200);
});

test("a key in a cookie is no form: a plus sign is one", async () => {
  const { fetch } = createMock({ apis: [api], seed: { tenants: [{ name: "a", tokens: ["ab+cd/=="] }] } });
  for (const text of ["ab+cd/==", "ab%2Bcd%2F%3D%3D"]) {
    expect((await fetch(`${BASE}/either`, { headers: { Cookie: `session=${text}` } })).status).toBe(200);
  }
});

test.each([
  ["nothing", "/either", {}],
  ["an unknown key", "/either", { api_key: "wrong" }],
  ["a scheme that is not documented", "/either", { Authorization: `Digest ${MOCK_TOKEN}` }],
  ["Basic that is not Base64", "/either", { Authorization: "Basic %%%" }],
  ["a token as Basic without Base64", "/either", { Authorization: `Basic ${MOCK_TOKEN}` }],
  ["one of two that go together", "/both", { api_key: MOCK_TOKEN }],
  ["two of two tenants", "/both", { api_key: MOCK_TOKEN, Authorization: `Bearer ${OTHER_TENANT_TOKEN}` }],
  ["a wrong one although none is needed", "/optional", { Authorization: "Bearer wrong" }],
])("%s is not enough", async (_, path, headers) => {
  expect(await ask(path, headers)).toBe(401);
});

test("two that are required together are checked together, and none if the document requires none", async () => {
  expect(await ask("/both", { api_key: MOCK_TOKEN, Authorization: `Bearer ${MOCK_TOKEN}` })).toBe(200);
  expect(await ask("/optional")).toBe(200);
  expect(await ask("/open")).toBe(200);
});

test("a 401 names each accepted authentication scheme", async () => {
  const response = await mock.fetch(`${BASE}/either`);
  expect(response.headers.get("www-authenticate")).toBe('Bearer, Basic realm="mock"');
});
