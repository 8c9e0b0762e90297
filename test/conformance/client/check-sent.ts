import assert from "node:assert/strict";
import type { OperationFacts } from "revokit";
import { headerCredentialOf, isJson } from "revokit/toolkit";
import { assertDefined } from "../../../scripts/assert-defined.ts";
import { percentEncode } from "../../support/percent-encode.ts";
import { type ClientTestContext, type Sent, TOKEN } from "./client-test-context.ts";
import type { Input } from "./inputs.ts";

export const BASE = "https://api.example.test/base";

/** Compares one request with the input that it was made from. */
export async function checkSent(
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
  assert.ok(found, "the path does not match the template");
  return found.slice(1).map(decodeURIComponent);
}

function readBody({ requestBody }: OperationFacts, text: string): unknown {
  return isJson(assertDefined(Object.keys(requestBody?.content ?? {})[0])) ? JSON.parse(text) : text;
}

function expectedHeaders(operation: OperationFacts, input: Input): Record<string, string> {
  const { requestBody } = operation;
  const place = headerCredentialOf(operation);
  const cookies = Object.entries(input.cookie).map(([name, value]) => `${name}=${percentEncode(String(value))}`);
  const fields = {
    ...input.header,
    ...(place && { [place.header]: credentialText(operation) }),
    ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
    ...("body" in input && { "content-type": assertDefined(Object.keys(requestBody?.content ?? {})[0]) }),
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}

export function credentialText(operation: OperationFacts): string {
  const place = headerCredentialOf(operation);
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
