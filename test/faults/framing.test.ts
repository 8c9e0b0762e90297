import { expect, test } from "vitest";
import { bytes } from "../support/answers.ts";
import { apis, bodyOf, example, natural } from "../support/apis.ts";
import { play } from "../support/play.ts";

const body = JSON.stringify(bodyOf(natural, 200));
const length = `Content-Length: ${body.length}\r\n`;
const type = "Content-Type: application/json\r\n";

const notHttp = {
  "Content-Length and Transfer-Encoding both": `HTTP/1.1 200 OK\r\n${length}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  "two Content-Lengths that differ": `HTTP/1.1 200 OK\r\n${length}Content-Length: 1\r\n\r\n${body}`,
  "another protocol": "SSH-2.0-OpenSSH_9.9\r\n",
  "headers of more than 16 KB": `HTTP/1.1 200 OK\r\n${length}X-Long: ${"a".repeat(17_000)}\r\n\r\n${body}`,
  "status 099": `HTTP/1.1 099 Odd\r\n${length}${type}\r\n${body}`,
};

for (const [name, response] of Object.entries(notHttp)) {
  for (const api of apis) {
    test(`${name}, so ${api.contract.title}'s outcome is unknown`, async () => {
      const played = await play(api, [bytes(response)]);

      expect(played.requests).toHaveLength(3);
      expect(played.keys).toHaveLength(api.operation.idempotency ? 1 : 0);
      expect(played).toMatchObject({
        ended: "ConnectionError",
        code: "connection",
        outcome: "unknown",
        attempts: ["maybe", "maybe", "maybe"],
      });
    });
  }
}

test("status 999 is undocumented and its outcome unknown", async () => {
  // It announces that it closes the connection, so that the next attempt uses a new one.
  const odd = bytes(`HTTP/1.1 999 Odd\r\nConnection: close\r\n${length}${type}\r\n${body}`);

  const played = await play(natural, [odd]);

  expect(played.requests).toHaveLength(1);
  expect(played).toMatchObject({
    ended: "UnexpectedResponseError",
    code: "undocumented_status",
    status: 999,
    outcome: "unknown",
    error: { body: bodyOf(natural, 200) },
  });
});

test("an unexpected 100 Continue wastes at most one attempt", async () => {
  const informed = bytes(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n${length}${type}\r\n${body}`);

  // Node's fetch then closes the connection; other platforms continue to read.
  const played = await play(natural, [informed, example(natural, 200)]);

  expect(played.keys).toHaveLength(1);
  expect(played).toMatchObject({ ended: "result", ok: true, status: 200, outcome: "applied" });
});

test("other informational responses are skipped", async () => {
  const informed = bytes(`HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n${length}${type}\r\n${body}`);

  const played = await play(natural, [informed]);

  expect(played.requests).toHaveLength(1);
  expect(played).toMatchObject({ ended: "result", ok: true, status: 200, outcome: "applied" });
});
