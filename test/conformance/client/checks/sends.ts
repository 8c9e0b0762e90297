import assert from "node:assert/strict";
import fc from "fast-check";
import type { OperationFacts } from "revokit";
import { credentialOf, isJson } from "revokit/toolkit";
import { assertDefined } from "../../../../scripts/assert-defined.ts";
import type { Check } from "../check.ts";
import { type Input, inputs } from "../inputs.ts";
import {
  call,
  exampleInput,
  type ClientTestContext,
  respond,
  scripted,
  type Sent,
  toArguments,
  TOKEN,
} from "../client-test-context.ts";

const BASE = "https://api.example.test/base";

export const validRequests: Check = {
  name: "what it sends is what the spec says, by an engine that is not ours, for any valid input",
  async run(context) {
    const { operation, operationId, engine, runs } = context;
    const { client, sent } = scripted(context, [() => answer(operation)], { baseUrl: BASE });
    await fc.assert(
      fc.asyncProperty(inputs(operation, engine.bodySchema(operationId)), async (input) => {
        sent.length = 0;
        await call(context, client, input).catch(() => undefined);
        await checkSent(context, input, sent);
      }),
      { numRuns: runs, seed: 1 },
    );
  },
};

export const sameByFetch: Check = {
  name: "the plain fetch sends the same as the method",
  async run(context) {
    const { operation, operationId, engine } = context;
    const { client, sent } = scripted(context, [() => answer(operation)], { baseUrl: BASE });
    const verb = client.fetch[operation.method];
    await fc.assert(
      fc.asyncProperty(inputs(operation, engine.bodySchema(operationId)), async (input) => {
        sent.length = 0;
        const { body, ...params } = input;
        await verb?.(operation.path, { params, ...("body" in input && { body }) }).catch(() => undefined);
        await checkSent(context, input, sent);
      }),
      { numRuns: Math.ceil(context.runs / 10), seed: 2 },
    );
  },
};

export const credential: Check = {
  name: "the credential is what the token, or the function that has it, says",
  appliesTo: (operation) => credentialOf(operation) !== undefined,
  async run(context) {
    for (const token of [TOKEN, () => TOKEN, () => Promise.resolve(TOKEN)]) {
      const { client, sent } = scripted(context, [() => answer(context.operation)], { token });
      await call(context, client, exampleInput(context)).catch(() => undefined);
      const { header } = assertDefined(credentialOf(context.operation));
      assert.equal(sent[0]?.headers[header.toLowerCase()], credentialText(context.operation));
    }
  },
};

export const defaults: Check = {
  name: "the server is the spec's first one, and the headers are the client's and the call's, the call's over the client's",
  async run(context) {
    const headers = { "X-One": "client", "X-Two": "client", "X-Three": "client" };
    const { client, sent } = scripted(context, [() => answer(context.operation)], { headers });
    const input = exampleInput(context);
    const own = { ...input.header, "x-two": "call", "X-Three": null };
    const method = client[context.operationId];
    await method?.(toArguments(context.operation, input), { headers: own }).catch(() => undefined);
    assert.ok(sent[0]?.url.startsWith(`${context.api.contract.servers[0]}`), "the server");
    assert.deepEqual(
      ["x-one", "x-two", "x-three"].map((name) => sent[0]?.headers[name]),
      ["client", "call", undefined],
    );
  },
};

export const idempotencyKeys: Check = {
  name: "a key that is not given is a random UUID, another one for each call, and is told",
  appliesTo: ({ idempotency }) => idempotency !== undefined,
  async run(context) {
    const { header } = assertDefined(context.operation.idempotency);
    const { client, sent } = scripted(context, [() => answer(context.operation)]);
    const { header: given, ...input } = exampleInput(context);
    const without = Object.fromEntries(Object.entries(given).filter(([name]) => name !== header));
    const results = [
      await call(context, client, { ...input, header: without }),
      await call(context, client, { ...input, header: without }),
    ];
    const keys = sent.map(({ headers }) => headers[header.toLowerCase()]);
    assert.deepEqual(
      results.map((result) => result.idempotencyKey),
      keys,
    );
    assert.equal(new Set(keys).size, 2);
    for (const key of keys)
      assert.match(assertDefined(key), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const told = await call(context, client, { ...input, header: { ...given, [header]: "of-my-own" } });
    assert.deepEqual([sent[2]?.headers[header.toLowerCase()], told.idempotencyKey], ["of-my-own", "of-my-own"]);
  },
};

/** Holds one request against the input that it was made from. */
async function checkSent(
  { operation, operationId, engine }: ClientTestContext,
  input: Input,
  sent: readonly Sent[],
): Promise<void> {
  assert.equal(sent.length, 1, "one request");
  const [{ url, init, headers } = { url: "", init: {}, headers: {} }] = sent;
  assert.equal(init.method, operation.method, "the method");
  assert.equal(init.redirect, "manual", "redirects are not followed");
  assert.ok(url.startsWith(`${BASE}/`), "the base URL");
  const { pathname, search } = new URL(url);
  const path = pathname.slice(new URL(BASE).pathname.length);
  const body = init.body ? await new Response(init.body).text() : undefined;
  const request = { method: operation.method, path, query: search, headers, ...(body !== undefined && { body }) };
  assert.equal(engine.operationOf(request), operationId, "the path");
  assert.deepEqual(engine.faultsOf(request), []);
  assert.deepEqual(pathValues(operation, path), Object.values(input.path).map(String), "the path parameters");
  assert.deepEqual(body && readBody(operation, body), input.body && JSON.parse(JSON.stringify(input.body)));
  assert.deepEqual(headers, expectedHeaders(operation, input), "the headers");
  assert.deepEqual(queryNames(search), presentNames(input.query), "the query");
}

/** Decoded, in the order of the template. */
function pathValues({ path: template }: OperationFacts, path: string): string[] {
  const pattern = template.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{[^{}]+\}/g, "([^/]*)");
  const found = new RegExp(`^${pattern}$`).exec(path);
  assert.ok(found, "the path is none of the template");
  return found.slice(1).map(decodeURIComponent);
}

function readBody({ requestBody }: OperationFacts, text: string): unknown {
  return isJson(assertDefined(Object.keys(requestBody?.content ?? {})[0])) ? JSON.parse(text) : text;
}

/** As RFC 6570 does (3.2.2): everything but unreserved characters. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}

function expectedHeaders(operation: OperationFacts, input: Input): Record<string, string> {
  const { requestBody } = operation;
  const place = credentialOf(operation);
  const cookies = Object.entries(input.cookie).map(([name, value]) => `${name}=${percentEncode(String(value))}`);
  const fields = {
    ...input.header,
    ...(place && { [place.header]: credentialText(operation) }),
    ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
    ...("body" in input && { "content-type": assertDefined(Object.keys(requestBody?.content ?? {})[0]) }),
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}

function credentialText(operation: OperationFacts): string {
  const place = credentialOf(operation);
  return place?.scheme === undefined ? TOKEN : `${place.scheme} ${TOKEN}`;
}

function queryNames(search: string): string[] {
  return [...new Set(new URLSearchParams(search).keys())].sort();
}

function presentNames(query: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(query)
    .filter((name) => !(Array.isArray(query[name]) && query[name].length === 0))
    .sort();
}

function answer(operation: OperationFacts): Response {
  const [key, { content }] = assertDefined(Object.entries(operation.responses)[0]);
  const [mediaType] = Object.keys(content);
  return respond(Number(key.replace("XX", "00")), mediaType, {});
}
