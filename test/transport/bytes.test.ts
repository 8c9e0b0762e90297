import * as fc from "fast-check";
import { type CallReport, RevokitError } from "revokit";
import { expect, test } from "vitest";
import { apis, bodyOf, example, type TestApi } from "../support/apis.ts";
import { bytes } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { clientOptions, settle } from "../support/play.ts";

/** Parts of responses, in any order and with any bytes among them. */
function responsesOf(api: TestApi): fc.Arbitrary<Uint8Array> {
  const body = JSON.stringify(bodyOf(api, 200));
  const part = fc.oneof(
    fc.constantFrom(
      "HTTP/1.1 200 OK\r\n",
      "HTTP/1.0 200 OK\r\n",
      "HTTP/1.1 204 No Content\r\n",
      "HTTP/1.1 100 Continue\r\n\r\n",
      "HTTP/1.1 409 Conflict\r\n",
      "HTTP/1.1 503 Service Unavailable\r\n",
      "Content-Type: application/json\r\n",
      `Content-Length: ${body.length}\r\n`,
      "Content-Length: 1\r\n",
      "Transfer-Encoding: chunked\r\n",
      "Content-Encoding: gzip\r\n",
      "Location: /\r\n",
      "Retry-After: 0\r\n",
      "Connection: close\r\n",
      "Connection: upgrade\r\nUpgrade: websocket\r\n",
      "\r\n",
      "1\r\n1\r\n0\r\n\r\n",
      body,
    ),
    fc.integer({ min: 0, max: 1_200 }).map((status) => `HTTP/1.1 ${status} Any\r\n`),
  );
  const text = fc.array(part, { maxLength: 8 }).map((parts) => Buffer.from(parts.join("")));
  const wellFormed = fc.record({ head: part, rest: fc.uint8Array() }).map(({ head, rest }) => {
    return Buffer.concat([Buffer.from(`${head}Content-Type: application/json\r\n\r\n`), rest]);
  });
  return fc.oneof(fc.uint8Array(), text, wellFormed);
}

/** The status of the final response in some bytes, if they are valid HTTP. */
function saysSuccess(response: Uint8Array): boolean {
  return /^(HTTP\/1\.[01] 1\d\d [^\n]*\n([^\n]+\n)*\r?\n)*HTTP\/1\.[01] 2\d\d/.test(
    Buffer.from(response).toString("latin1"),
  );
}

for (const api of apis) {
  test(`any bytes as ${api.contract.title}'s response end the call in time with a typed result, and with a success only for a valid 2xx`, async () => {
    let response: Uint8Array = new Uint8Array();
    const server = await listen((...exchange) => bytes(response)(...exchange));
    const { call } = api.create({
      ...clientOptions(server.url, api),
      timeout: 2_000,
      retry: { attempts: 2, baseDelay: 0 },
    });

    await fc.assert(
      fc.asyncProperty(responsesOf(api), async (sent) => {
        response = sent;
        const { result, error } = await settle(call(api.ids));

        if (error !== undefined) expect(error).toBeInstanceOf(RevokitError);
        const report: CallReport | undefined = result ?? (error instanceof RevokitError ? error : undefined);
        if (result?.ok || report?.outcome === "applied") expect(saysSuccess(sent)).toBe(true);
        if (result?.ok) expect(String(result.status)).toMatch(/^2/);
        expect(report?.outcome).not.toBe("not_sent");
        expect(report?.attempts.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 400, seed: 20_260_111 },
    );
  });
}

test("the example as raw bytes is a success", async () => {
  for (const api of apis) {
    const server = await listen(example(api, 200));
    const { result } = await settle(api.create(clientOptions(server.url, api)).call(api.ids));
    expect(result).toMatchObject({ ok: true, outcome: "applied" });
  }
});
