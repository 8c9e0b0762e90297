import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { createMock, kirim, natural } from "revokit/mock";
import { compile } from "./compile.ts";
import { ask } from "./support.ts";

test("closes once the requests in flight are answered, although their clients keep the connections", async () => {
  const server = await createMock({ faults: [{ latency: 200 }] }).listen();
  const base = server.url("kirim");
  const inFlight = ask({ base, api: kirim });
  await (await ask({ base, api: kirim, headers: { "Mock-Fault": "latency=0" } })).text();
  const begin = performance.now();
  const closed = server.close();
  await (await inFlight).text();
  await closed;
  // Node.js ends an unused connection after five seconds.
  expect(performance.now() - begin).toBeLessThan(4900);
  await expect(ask({ base, api: kirim })).rejects.toThrow();
});

test("closes although a client holds an unused connection", async () => {
  const server = await createMock().listen();
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  // The server accepts connections in order: once it has answered this one, it has accepted the silent one too.
  await (await ask({ base: server.url("kirim"), api: kirim })).text();
  const closed = once(socket.resume(), "close");
  await server.close();
  await closed;
});

test("a client that breaks off its request causes no warning", async () => {
  const warn = vi.spyOn(process, "emitWarning");
  onTestFinished(() => warn.mockRestore());
  const requestBody = { content: { "text/plain": { schema: { type: "string" } } } };
  const post = { operationId: "send", requestBody, responses: { "204": { description: "Done." } } };
  let tell = (_: number | undefined): void => {};
  const status = new Promise((resolve) => (tell = resolve));
  const mock = createMock({
    apis: [compile({ paths: { "/notes": { post } } })],
    onExchange: (exchange) => tell(exchange.status),
  });
  const server = await mock.listen();
  const socket = connect(server.port, "127.0.0.1");
  const head = "POST /v1/notes HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n";
  socket.write(`${head}abc`, () => socket.destroy());

  expect(await status).toBeUndefined();
  await server.close();
  expect(warn).not.toHaveBeenCalledWith(expect.objectContaining({ message: "aborted" }));
});

test("serves on the given host and port", async () => {
  const server = await createMock().listen({ host: "::1" });
  expect(server.origin).toBe(`http://[::1]:${server.port}`);
  await expect(createMock().listen({ host: "::1", port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await server.close();
});

test("names the APIs that it serves if another one is asked for", async () => {
  const server = await createMock().listen();
  expect(() => server.url("nothing")).toThrow("This mock serves natural, kirim, not nothing.");
  await server.close();
});

test.each([
  ["0.0.0.0", "127.0.0.1"],
  ["::", "[::1]"],
])("returns URLs that can be called if it listens on %s", async (host, callable) => {
  const server = await createMock().listen({ host });
  expect(server.url("kirim")).toBe(`http://${callable}:${server.port}/kirim/v1`);
  expect((await ask({ base: server.url("kirim"), api: kirim })).status).toBe(200);
  await server.close();
});

test("can replace the APIs that it serves, and starts afresh", async () => {
  const mock = createMock({ apis: [kirim] });
  const server = await mock.listen();
  await ask({ base: server.url("kirim"), api: kirim });
  mock.setApis([natural]);
  expect(mock.apis).toEqual([natural]);
  expect(mock.ledger()).toEqual([]);
  expect((await ask({ base: server.url("natural"), api: natural })).status).toBe(200);
  expect(() => server.url("kirim")).toThrow("This mock serves natural, not kirim.");
  await server.close();
});
