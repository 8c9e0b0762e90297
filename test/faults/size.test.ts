import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { text } from "../support/answers.ts";
import { kirim, natural } from "../support/apis.ts";
import type { Answer } from "../support/loopback.ts";
import { play } from "../support/play.ts";

const MEBIBYTE = 2 ** 20;

/** Resolves when the client has closed the connection. */
function watched(answer: Answer): { readonly answer: Answer; readonly closed: Promise<void> } {
  const { promise, resolve } = withResolvers();
  return {
    answer: (response, request) => {
      request.socket.on("close", () => resolve());
      request.socket.on("error", () => resolve());
      return answer(response, request);
    },
    closed: promise,
  };
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((fulfill) => (resolve = fulfill));
  return { promise, resolve };
}

const tooLarge = {
  ended: "UnexpectedResponseError",
  code: "body_too_large",
  status: 200,
  outcome: "applied",
  attempts: ["applied"],
};

test("a gzip bomb is read only up to the limit", async () => {
  const bomb = gzipSync(Buffer.alloc(64 * MEBIBYTE, " "), { level: 9 });
  const fields = { "content-type": "application/json", "content-encoding": "gzip" };
  const before = process.memoryUsage().arrayBuffers;

  const played = await play(kirim, [text(200, bomb, fields)]);

  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * MEBIBYTE);
  expect(played.requests).toHaveLength(1);
  expect(played).toMatchObject(tooLarge);
});

test("an endless body is read only up to the limit, and its connection closed", async () => {
  let sent = 0;
  const { answer, closed } = watched((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const more = () => {
      while (!response.destroyed && response.write(" ".repeat(2 ** 16))) sent += 2 ** 16;
      sent += 2 ** 16;
    };
    response.on("drain", more);
    more();
  });

  const played = await play(natural, [answer]);
  await closed;

  expect(played.requests).toHaveLength(1);
  expect(played).toMatchObject(tooLarge);
  // The sockets' buffers add to that.
  expect(sent).toBeLessThan(20 * MEBIBYTE);
});

for (const [size, expected] of [
  [MEBIBYTE, { ended: "result", ok: true, outcome: "applied" }],
  [MEBIBYTE + 1, tooLarge],
] as const) {
  test(`a body of ${size} bytes is ${expected.ended === "result" ? "within" : "beyond"} the limit`, async () => {
    const body = `"${"a".repeat(size - 2)}"`;

    const played = await play(kirim, [text(200, body, { "content-type": "application/json" })]);

    expect(played).toMatchObject(expected);
  });
}

test("the limit can be set", async () => {
  const played = await play(kirim, [text(200, '"12345678"', { "content-type": "application/json" })], {
    maxResponseBytes: 9,
  });

  expect(played).toMatchObject(tooLarge);
});
