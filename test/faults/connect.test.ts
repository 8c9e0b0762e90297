import { createServer } from "node:http";
import { setImmediate } from "node:timers/promises";
import { Agent, request } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { close, json, reset } from "../support/answers.ts";
import { apis, bodyOf, example, kirim, natural, replayedFields } from "../support/apis.ts";
import { freePort, listen, listenTls, open } from "../support/loopback.ts";
import { clientOptions, play, playOn } from "../support/play.ts";
import { selfSigned } from "../support/self-signed.ts";
import { unreachable } from "../support/unreachable.ts";

test("a refused connection is retried until the server is up", async () => {
  const port = await freePort();
  const server = createServer((_, response) => json(200, bodyOf(natural, 200))(response, _));
  let attempts = 0;

  const played = await playOn({ url: `http://127.0.0.1:${port}`, requests: [] }, natural, {
    fetch: async (url, init) => {
      attempts += 1;
      if (attempts === 2) await open(server, port);
      return fetch(url, init);
    },
  });

  expect(played).toMatchObject({ ended: "result", ok: true, outcome: "applied", attempts: ["not_sent", "applied"] });
});

test("a host that can't be resolved is a ConnectionError after three attempts", async () => {
  // RFC 6761, 6.4: no name under .invalid is ever found.
  const played = await playOn({ url: "https://revokit.invalid", requests: [] }, kirim);

  expect(played).toMatchObject({
    ended: "ConnectionError",
    code: "connection",
    outcome: "not_sent",
    attempts: ["not_sent", "not_sent", "not_sent"],
    error: { cause: { cause: { code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) } } },
  });
});

test("a connection that is not established in time is not_sent, and retried", async () => {
  // Node's own limit for connecting is 10 s and can only be set on a dispatcher.
  const dispatcher = new Agent({ connect: { timeout: 50 } });
  onTestFinished(() => dispatcher.destroy());

  const played = await playOn({ url: await unreachable(), requests: [] }, natural, {
    retry: { attempts: 2, baseDelay: 1 },
    fetch: async (url) => {
      await request(url, { dispatcher });
      throw new Error("unreachable");
    },
  });

  expect(played).toMatchObject({
    ended: "ConnectionError",
    outcome: "not_sent",
    attempts: ["not_sent", "not_sent"],
    error: { cause: { code: "UND_ERR_CONNECT_TIMEOUT" } },
  });
});

for (const api of apis) {
  test(`${api.contract.title}'s attempt that times out while connecting was never sent, and is retried`, async () => {
    const played = await playOn({ url: await unreachable(), requests: [] }, api, {
      retry: { attempts: 2, baseDelay: 1 },
      attemptTimeout: 50,
    });

    expect(played).toMatchObject({ ended: "TimeoutError", outcome: "not_sent", attempts: ["not_sent", "not_sent"] });
  });

  test(`${api.contract.title}'s call that is aborted while it connects was never sent`, async () => {
    const played = await playOn({ url: await unreachable(), requests: [] }, api, {
      call: { signal: AbortSignal.timeout(50) },
    });

    expect(played.events.at(-1)).toMatchObject({ type: "call_ended", outcome: "not_sent" });
  });

  test(`${api.contract.title}'s certificate is not trusted, so nothing is sent and nothing retried`, async () => {
    const server = await listenTls(selfSigned("127.0.0.1"), example(api, 200));

    const played = await playOn(server, api);

    expect(played).toMatchObject({
      requests: [],
      ended: "ConnectionError",
      outcome: "not_sent",
      attempts: ["not_sent"],
      error: { cause: { cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" } } },
    });
  });
}

for (const [name, answer] of Object.entries({ reset, closed: close })) {
  test(`a connection ${name} before the response's headers is tried again with the same key`, async () => {
    const played = await play(natural, [answer, example(natural, 200)]);

    expect(played.requests).toHaveLength(2);
    expect(played.keys).toEqual([played.result?.idempotencyKey]);
    expect(played).toMatchObject({ ended: "result", ok: true, outcome: "applied", attempts: ["maybe", "applied"] });
  });
}

test("a kept-alive connection that the server closes on reuse is replaced", async () => {
  const server = await listen(example(natural, 200), close, example(natural, 200));
  const { call } = natural.create(clientOptions(server.url, natural));
  await call(natural.ids);
  // The connection is free again once the response's end has gone through the platform's own queues.
  await setImmediate();

  const result = await call(natural.ids);

  const [first, second, third] = server.requests;
  expect(server.requests).toHaveLength(3);
  expect(second?.port).toBe(first?.port);
  expect(third?.port).not.toBe(first?.port);
  expect(third?.headers).toEqual(second?.headers);
  expect(result).toMatchObject({ ok: true, outcome: "applied", attempts: [{ class: "maybe" }, { class: "applied" }] });
});

test("Kirim revoked, its response was lost, and the retry's 409 does not say by whom", async () => {
  const { status = "", example: name } = kirim.facts.onRepeat ?? {};

  const played = await play(kirim, [reset, example(kirim, status, {}, name)]);

  expect(played.requests).toHaveLength(2);
  expect(played.result?.error).toEqual(bodyOf(kirim, status, name));
  expect(played).toMatchObject({
    ok: false,
    status: Number(status),
    outcome: "unknown",
    attempts: ["maybe", "rejected"],
  });
});

test("Natural revoked, its response was lost, and the retry gets it replayed", async () => {
  const played = await play(natural, [reset, example(natural, 200, replayedFields(natural))]);

  expect(played.requests).toHaveLength(2);
  expect(played.keys).toHaveLength(1);
  expect(played.result).toMatchObject({ replayed: true, data: bodyOf(natural, 200) });
  expect(played).toMatchObject({ ok: true, status: 200, outcome: "applied", attempts: ["maybe", "applied"] });
});
