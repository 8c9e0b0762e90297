import { inspect } from "node:util";
import type { Middleware } from "openapi-fetch";
import type { ClientOptions } from "revokit";
import { describe, expect, test } from "vitest";
import { json } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient, jsonResponses } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";

const TOKEN = "c+n/r%7=d1f0e5c94a84b1f";
const PASSWORD = "hunter2-and-more";
const CUSTOMER = "cus_335T08RM0EAKN9";

const bytes = Buffer.from(TOKEN);
const encodings: Readonly<Record<string, string>> = {
  "as it is": TOKEN,
  "in capitals": TOKEN.toUpperCase(),
  "percent-encoded": encodeURIComponent(TOKEN),
  "percent-encoded throughout": bytes.toString("hex").replaceAll(/../g, "%$&"),
  "in Base64": bytes.toString("base64"),
  "in Base64 after other text": Buffer.from(`k:${TOKEN}`).toString("base64"),
  "in Base64url": bytes.toString("base64url"),
  "in hexadecimal digits": bytes.toString("hex"),
  "in grouped hexadecimal digits": bytes.toString("hex").replaceAll(/.{4}/g, "$&-"),
  "in part": TOKEN.slice(3, 14),
  "in part and in Base64": Buffer.from(TOKEN.slice(5)).toString("base64"),
  reversed: [...TOKEN].reverse().join(""),
};

/** Everything that a log shows of a value. */
function shown(value: unknown): string {
  return [inspect(value, { depth: 20, showHidden: true, getters: true }), String(value), JSON.stringify(value)].join();
}

function clientOf(scheme: object, options: ClientOptions & { method?: string }) {
  const document = {
    "x-request-id": { header: "X-Request-Id" },
    components: { securitySchemes: { key: scheme } },
  };
  const operation = {
    security: [{ key: [] }],
    parameters: [{ name: "customer", in: "query", schema: { type: "string" } }],
    responses: jsonResponses(200, 404),
  };
  return createOperationClient("https://a.test", operation, { token: TOKEN, ...options }, document);
}

const bearer = { type: "http", scheme: "bearer" };

describe("a fetch that throws an error with the token", () => {
  test.each(Object.entries(encodings))("%s shows nothing of it", async (_, echoed) => {
    const thrown = Object.assign(new TypeError(`failed: ${echoed}`), { code: echoed, cause: new Error(`"${echoed}"`) });
    const client = clientOf(bearer, { fetch: () => Promise.reject(thrown), retry: { attempts: 1 } });
    const { error } = await settle(client.call());

    expect(error).toMatchObject({ name: "ConnectionError", cause: { message: "[redacted]" } });
    expect(shown(error)).not.toContain(echoed);
  });

  test("keeps text that reveals nothing of it", async () => {
    const thrown = new Error("fetch failed: 9f2c6b0e-7d41-4a8e-9c55-1b1f0a9de377 on localhost:80");
    const client = clientOf(bearer, { fetch: () => Promise.reject(thrown), retry: { attempts: 1 } });

    expect((await settle(client.call())).error).toMatchObject({ cause: { message: thrown.message } });
  });
});

describe("a request id that is the token", () => {
  const valid = Object.entries(encodings).filter(([, echoed]) => /^[\w.:-]+$/.test(echoed));
  test.each(valid)("%s is dropped", async (_, echoed) => {
    const fetch = async () => Response.json({}, { headers: { "x-request-id": echoed } });

    expect(await clientOf(bearer, { fetch }).call()).toMatchObject({ ok: true, requestId: undefined });
  });

  test.each(["base64url", "hex"] as const)("'s neighbor, a parameter in %s, is dropped too", async (encoding) => {
    const echoed = `req_${Buffer.from(CUSTOMER).toString(encoding)}`;
    const fetch = async () => Response.json({}, { headers: { "x-request-id": echoed } });

    expect(await clientOf(bearer, { fetch }).call({ customer: CUSTOMER })).toMatchObject({ requestId: undefined });
  });
});

test.each([
  ["node-fetch", `request to https://a.test/x/${CUSTOMER}?customer=${CUSTOMER} failed`],
  ["Deno", `error sending request for url (https://a.test/x/${CUSTOMER})`],
  ["a proxy", `can't reach http://user:${PASSWORD}@proxy.test:8080/`],
  ["a SOCKS proxy", `can't reach socks5h://user:${PASSWORD}@proxy.test:8080`],
  ["a shouting one", `HTTPS://user:${PASSWORD}@a.test/x?key=${CUSTOMER}`],
])("an error's cause has no more of a URL than its host, as in the words of %s", async (_, message) => {
  const fetch = () => Promise.reject(new Error(message));
  const { error } = await settle(clientOf(bearer, { fetch, retry: { attempts: 1 } }).call({ customer: CUSTOMER }));

  expect(error).toHaveProperty("cause.message", expect.stringMatching(/\w:\/\/(a\.test|proxy\.test:8080)\b/));
  expect(shown(error)).not.toMatch(new RegExp(`${CUSTOMER}|${PASSWORD}`));
});

test.each([
  `DELETE /x/${CUSTOMER}: socket hang up`,
  `customer=${CUSTOMER}`,
  Buffer.from(CUSTOMER).toString("hex"),
  "body: 078-05-1120",
])("an error's cause has no value of the call, in whatever words: %s", async (message) => {
  const fetch = () => Promise.reject(new Error("fetch failed", { cause: new Error(message) }));
  const client = clientOf(bearer, { fetch, retry: { attempts: 1 } });
  const { error } = await settle(client.call({ customer: CUSTOMER }, { headers: { "X-Ssn": "078-05-1120" } }));

  expect(error).toMatchObject({ cause: { message: "fetch failed", cause: { message: "[redacted]" } } });
});

test("an error's cause has no control characters", async () => {
  const fetch = () => Promise.reject(new Error("a\r\n::error::b\u001b[2J\u009b\u2028\u202e"));
  const { error } = await settle(clientOf(bearer, { fetch, retry: { attempts: 1 } }).call());

  expect(error).toHaveProperty("cause.message", "a ::error::b [2J ");
});

test("an error of a token function is shown without its properties", async () => {
  const thrown = Object.assign(new Error("The vault is sealed."), { config: { headers: { authorization: TOKEN } } });
  const { error } = await settle(clientOf(bearer, { token: () => Promise.reject(thrown) }).call());

  expect(error).toMatchObject({ parameter: "token", cause: { message: thrown.message } });
  expect(shown(error)).not.toContain(TOKEN);
});

test("an API key in the query is not in the response's URL", async () => {
  const server = await listen(json(200, {}));
  const client = clientOf({ type: "apiKey", in: "query", name: "key" }, { baseUrl: server.url });
  const result = await client.call({ customer: CUSTOMER });

  expect(server.requests[0]?.target).toContain(encodeURIComponent(TOKEN));
  expect(result.response.url).toBe(`${server.url}/x`);
  expect(shown(result)).not.toContain(encodeURIComponent(TOKEN));
});

test("the password of a login is as secret as the header that it is in", async () => {
  const token = { key: { username: "ada", password: PASSWORD } };
  const fetch = () => Promise.reject(new Error(`refused: ada, ${PASSWORD}`));
  const { error } = await settle(
    clientOf({ type: "http", scheme: "basic" }, { token, fetch, retry: { attempts: 1 } }).call(),
  );

  expect(shown(error)).not.toContain(PASSWORD);
});

test.each(["", "x"])("a key that is the user name of a login is secret, with the password %j", async (password) => {
  const token = { key: { username: TOKEN, password } };
  const basic = { type: "http", scheme: "basic" };
  const fetch = () => Promise.reject(new Error(`refused: ${TOKEN}`));
  const { error } = await settle(clientOf(basic, { token, fetch, retry: { attempts: 1 } }).call());
  expect(shown(error)).not.toContain(TOKEN);

  const echoed = async () => Response.json({}, { headers: { "x-request-id": TOKEN.slice(-12) } });
  expect(await clientOf(basic, { token, fetch: echoed }).call()).toMatchObject({ ok: true, requestId: undefined });
});

test.each([
  { authorization: `Token ${PASSWORD}` },
  { "Proxy-Authorization": `Basic ${PASSWORD}==` },
  { cookie: `theme=dark; session="${PASSWORD}"` },
])("a credential that the document does not describe is as secret: %j", async (headers) => {
  const key = { type: "apiKey", in: "header", name: "X-Key" };
  const echoed = async () => Response.json({}, { headers: { "x-request-id": `id-${PASSWORD.slice(2)}` } });
  expect(await clientOf(key, { headers, fetch: echoed }).call()).toMatchObject({ ok: true, requestId: undefined });

  const fetch = () => Promise.reject(new Error(`refused: ${PASSWORD}`));
  const { error } = await settle(clientOf(key, { headers, fetch, retry: { attempts: 1 } }).call());
  expect(shown(error)).not.toContain(PASSWORD);
});

test.each(["Authorization", "X-Api-Key"])("a credential that a middleware sets is as secret: %s", async (field) => {
  const key = { type: "apiKey", in: "header", name: "X-Key" };
  const middleware: Middleware = { onRequest: ({ request }) => request.headers.set(field, PASSWORD) };
  const echoed = async () => Response.json({}, { headers: { "x-request-id": PASSWORD } });
  const client = clientOf(key, { fetch: echoed });
  client.fetch.use(middleware);
  expect(await client.call()).toMatchObject({ ok: true, requestId: undefined });

  const failing = clientOf(key, {
    fetch: () => Promise.reject(new Error(`refused: ${PASSWORD}`)),
    retry: { attempts: 1 },
  });
  failing.fetch.use(middleware);
  const { error } = await settle(failing.call());
  expect(shown(error)).not.toContain(PASSWORD);
});

test("a short password is as secret in `user:password` as in a login of its own", async () => {
  for (const token of ["admin:hunter2", { key: { username: "admin", password: "hunter2" } }]) {
    const fetch = () => Promise.reject(new Error("refused: hunter2"));
    const basic = { type: "http", scheme: "basic" };
    const { error } = await settle(clientOf(basic, { token, fetch, retry: { attempts: 1 } }).call());
    expect(shown(error)).not.toContain("hunter2");
  }
});
