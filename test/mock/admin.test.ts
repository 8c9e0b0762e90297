import { type IncomingMessage, request as httpRequest } from "node:http";
import { expect, test } from "vitest";
import { kirim } from "revokit/mock";
import { ask, serve } from "./support.ts";

const send = (address: string, method: string, body?: unknown) =>
  fetch(address, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });

test("has no admin route by default", async () => {
  const { origin } = await serve();
  expect((await fetch(`${origin}/__mock`)).status).toBe(404);
});

test("the admin route returns the resources and the ledger, and resets the state", async () => {
  const { origin, url, mock } = await serve({ admin: true });
  await ask({ base: url(kirim), api: kirim });
  expect(await (await fetch(`${origin}/__mock`)).json()).toEqual({
    resources: mock.resources(),
    ledger: mock.ledger(),
  });
  expect((await send(`${origin}/__mock/reset`, "POST")).status).toBe(204);
  expect(mock.ledger()).toEqual([]);
});

test("the admin route injects faults and removes them", async () => {
  const { origin, url } = await serve({ admin: true });
  expect((await send(`${origin}/__mock/faults`, "PUT", ["status=500"])).status).toBe(204);
  expect((await ask({ base: url(kirim), api: kirim })).status).toBe(500);
  expect((await send(`${origin}/__mock/faults`, "DELETE")).status).toBe(204);
  expect((await ask({ base: url(kirim), api: kirim })).status).toBe(200);
});

test.each([[["status=1"]], ["status=500"], [{}]])(
  "the admin route refuses the faults %j and says what it accepts",
  async (body) => {
    const { origin } = await serve({ admin: true });
    const response = await send(`${origin}/__mock/faults`, "PUT", body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("status") });
  },
);

test("the admin route lists what it offers", async () => {
  const { origin } = await serve({ admin: true });
  const response = await fetch(`${origin}/__mock/nothing`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("/__mock/faults");
});

/** Sends a request with header fields that `fetch` would set by itself. */
function raw(
  port: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      response.resume().on("end", () => resolve(response));
    })
      .on("error", reject)
      .end(method === "PUT" ? '["status=503"]' : undefined);
  });
}

test.each([
  ["a page of another origin", { origin: "https://evil.example", "content-type": "text/plain" }],
  ["a page with an opaque origin", { origin: "null" }],
  ["a page of the same site", { "sec-fetch-site": "same-site" }],
  ["a name that resolves to this machine", { host: "rebind.evil.example" }],
  ["a name that only begins like an address", { host: "127.0.0.1.evil.example" }],
])("the admin route answers nothing to %s", async (_, headers) => {
  const { origin, mock, url } = await serve({ admin: true });
  const { port } = new URL(origin);
  await ask({ base: url(kirim), api: kirim });
  const before = mock.ledger();
  for (const [method, path] of [
    ["OPTIONS", "/__mock/faults"],
    ["PUT", "/__mock/faults"],
    ["DELETE", "/__mock/faults"],
    ["POST", "/__mock/reset"],
    ["GET", "/__mock"],
  ] as const) {
    const preflight = { "access-control-request-method": "PUT" };
    const response = await raw(port, method, path, { ...headers, ...(method === "OPTIONS" && preflight) });
    expect(response.statusCode, `${method} ${path}`).toBe(403);
    expect(response.headers["access-control-allow-origin"]).toBeUndefined();
  }
  expect(mock.ledger()).toEqual(before);
  expect((await ask({ base: url(kirim), api: kirim })).status).not.toBe(503);
});

test.each(["localhost", "mock.localhost", "[::1]", "192.168.0.7:80"])("the admin route answers at %s", async (host) => {
  const { origin } = await serve({ admin: true });
  expect((await raw(new URL(origin).port, "GET", "/__mock", { host })).statusCode).toBe(200);
});
