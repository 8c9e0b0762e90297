import { createServer, type Socket } from "node:net";
import { kirim } from "revokit/mock";
import { expect, test } from "vitest";
import { exchange } from "../../scripts/conformance/runner/exchange.ts";
import { open } from "../support/loopback.ts";

const OK = "HTTP/1.1 200 OK\r\n";

/** What a server sends instead of an answer. */
const RUDE: Readonly<Record<string, (socket: Socket) => void>> = {
  "switches protocols": (socket) =>
    socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
  "resets the connection": (socket) => socket.resetAndDestroy(),
  "closes the connection": (socket) => socket.end(),
  "stops within the body": (socket) => socket.end(`${OK}Content-Length: 100\r\n\r\nabc`),
  "sends a broken chunk": (socket) => socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\nzz\r\n`),
  "sends a control character in a header": (socket) => socket.write(`${OK}X-A: \u0001\r\nContent-Length: 0\r\n\r\n`),
  "does not speak HTTP": (socket) => socket.write("SSH-2.0-OpenSSH\r\n"),
};

test.each(Object.entries(RUDE))("a server that %s has given no answer, which ends no run", async (_, answer) => {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => answer(socket));
  });
  const baseUrl = `http://127.0.0.1:${await open(server)}`;
  const subject = {
    api: kirim,
    baseUrl,
    fixtures: { token: "", operations: {} },
    allowsUnsafe: false,
    fetch,
    wait: () => Promise.resolve(),
  };
  const request = { method: "GET", url: `${baseUrl}/`, headers: {} };

  await expect(exchange(subject, request)).rejects.toThrow("no answer came");
  await expect(exchange(subject, { ...request, lines: [] })).rejects.toThrow("no answer came");
});
