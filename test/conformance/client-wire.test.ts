import { createServer } from "node:net";
import * as revokit from "revokit";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadApis } from "../support/generated-apis.ts";
import { call, createAnyClient, exampleInput, TOKEN } from "./client/client-test-context.ts";

/**
 * A TCP server that answers a request for `/<status>/…` with that status line and a small JSON body, and closes the
 * connection.
 */
async function listen(): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (data) => {
      const [, status] = /^\S+ \/(\d+)/.exec(data.toString()) ?? [];
      const head = `HTTP/1.1 ${status} Status\r\nContent-Type: application/json\r\nContent-Length: 2\r\n`;
      socket.end(`${head}Connection: close\r\n\r\n{}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

for (const api of await loadApis()) {
  describe.each(Object.entries(api.facts.operations))(`${api.facts.name}: %s`, (operationId, operation) => {
    const input = exampleInput({ operation });

    test("an undocumented status from 100 to 599 on the wire is a typed error, and never a success", async () => {
      const statuses = Array.from({ length: 500 }, (_, index) => 100 + index);
      const undocumented = statuses.filter((status) => !(String(status) in operation.responses));
      const origin = await listen();
      const ended = await Promise.all(
        undocumented.map(async (status) => {
          const options = { token: TOKEN, baseUrl: `${origin}/${status}`, retry: { attempts: 1 } };
          const client = createAnyClient(revokit, api.contract, options);
          const error: unknown = await call({ operationId, operation }, client, input).catch(
            (reason: unknown) => reason,
          );
          return { status, error };
        }),
      );
      for (const { status, error } of ended) {
        expect(error, String(status)).toBeInstanceOf(
          isHidden(status) ? revokit.ConnectionError : revokit.UnexpectedResponseError,
        );
        expect(error).toMatchObject({ outcome: expectedOutcome(status), ...(!isHidden(status) && { status }) });
      }
    });
  });
}

/**
 * The statuses that the platform treats as a failed connection: a status below 200 is not yet an answer (RFC 9110,
 * 15.2), and 407 is a network error (Fetch standard, 4.7).
 */
function isHidden(status: number): boolean {
  return status < 200 || status === 407;
}

function expectedOutcome(status: number): string {
  // Node's fetch repeats a request that got 421 (Fetch standard, 4.6), and the copy's response says nothing about the first.
  if (isHidden(status) || [207, 408, 421].includes(status)) return "unknown";
  if (status === 202) return "accepted";
  if (status < 300) return "applied";
  if ([307, 308, 501, 505].includes(status)) return "rejected";
  return status >= 400 && status < 500 ? "rejected" : "unknown";
}
