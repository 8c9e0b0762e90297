import { getEventListeners } from "node:events";
import { setImmediate, setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { example, kirim } from "../support/apis.ts";
import { json, silence } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient } from "../support/operation-client.ts";
import { clientOptions, settle } from "../support/play.ts";
import { TOKEN } from "../support/secrecy.ts";

/** The names of Node's warnings during a test. */
function warnings(): readonly string[] {
  const names: string[] = [];
  const record = ({ name }: Error) => void names.push(name);
  process.on("warning", record);
  onTestFinished(() => void process.off("warning", record));
  return names;
}

test.each([["a token", TOKEN] as const, ["a token function", async () => TOKEN] as const])(
  "20 parallel calls on one signal with %s cause no warning, and leave no listener",
  async (_, token) => {
    const warned = warnings();
    const { signal } = new AbortController();
    const server = await listen(example(kirim, 200));
    const { call } = kirim.create({ ...clientOptions(server.url, kirim), token });

    const calls = Array.from({ length: 20 }, () => call(kirim.ids, { signal }));
    expect(getEventListeners(signal, "abort").length).toBeLessThanOrEqual(1);
    await Promise.all(calls);
    await setImmediate();

    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(warned).toEqual([]);
  },
);

test("an abort ends each of 20 parallel calls, with the signal's reason", async () => {
  const warned = warnings();
  const controller = new AbortController();
  const server = await listen(silence);
  const { call } = kirim.create(clientOptions(server.url, kirim));
  const calls = Array.from({ length: 20 }, () => settle(call(kirim.ids, { signal: controller.signal })));
  while (server.requests.length < 20) await setImmediate();

  controller.abort("enough");

  expect(new Set((await Promise.all(calls)).map(({ error }) => error))).toEqual(new Set(["enough"]));
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  expect(warned).toEqual([]);
});

/** A body that never ends, and whether it was released. */
function endless() {
  const state = { isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await wait(5);
      if (!state.isCancelled) controller.enqueue(new Uint8Array(1));
    },
    cancel() {
      state.isCancelled = true;
    },
  });
  return { body, state };
}

const upload = { requestBody: { content: { "application/octet-stream": {} } } };

test("an endless request body is released when the call times out", async () => {
  const server = await listen(json(200, {}));
  const { body, state } = endless();

  const { error } = await settle(createOperationClient(server.url, upload, { timeout: 100 }).call({ body }));

  expect(error).toMatchObject({ name: "TimeoutError", outcome: "not_sent" });
  expect(server.requests).toEqual([]);
  await expect.poll(() => state.isCancelled).toBe(true);
});

test("an endless request body is released at an abort", async () => {
  const server = await listen(json(200, {}));
  const controller = new AbortController();
  const { body, state } = endless();
  const call = settle(createOperationClient(server.url, upload).call({ body }, { signal: controller.signal }));

  controller.abort("enough");

  expect((await call).error).toBe("enough");
  expect(server.requests).toEqual([]);
  await expect.poll(() => state.isCancelled).toBe(true);
});
