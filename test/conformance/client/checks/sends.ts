import assert from "node:assert/strict";
import fc from "fast-check";
import type { OperationFacts } from "revokit";
import { headerCredentialOf } from "revokit/toolkit";
import { assertDefined } from "../../../../scripts/assert-defined.ts";
import type { Check } from "../check.ts";
import { BASE, checkSent, credentialText } from "../check-sent.ts";
import { call, exampleInput, respond, scripted, toArguments, TOKEN } from "../client-test-context.ts";
import { inputs } from "../inputs.ts";

export const validRequests: Check = {
  name: "an independent engine accepts its request for any valid input",
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
  name: "the credential is the token, or what the token function returns",
  appliesTo: (operation) => headerCredentialOf(operation) !== undefined,
  async run(context) {
    for (const token of [TOKEN, () => TOKEN, () => Promise.resolve(TOKEN)]) {
      const { client, sent } = scripted(context, [() => answer(context.operation)], { token });
      await call(context, client, exampleInput(context)).catch(() => undefined);
      const { header } = assertDefined(headerCredentialOf(context.operation));
      assert.equal(sent[0]?.headers[header.toLowerCase()], credentialText(context.operation));
    }
  },
};

export const defaults: Check = {
  name: "the server is the document's first one, and the headers are the client's and the call's, the call's over the client's",
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
  name: "the default key is a random UUID, different for each call, and is reported",
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

function answer(operation: OperationFacts): Response {
  const [key, { content }] = assertDefined(Object.entries(operation.responses)[0]);
  const [mediaType] = Object.keys(content);
  return respond(Number(key.replace("XX", "00")), mediaType, {});
}
