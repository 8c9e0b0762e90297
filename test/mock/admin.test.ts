import { expect, test } from "vitest";
import { kirim } from "revokit/mock";
import { ask, serve } from "./support.ts";

const send = (address: string, method: string, body?: unknown) =>
  fetch(address, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });

test("there is no admin route unless it is asked for", async () => {
  const { origin } = await serve();
  expect((await fetch(`${origin}/__mock`)).status).toBe(404);
});

test("the admin route tells the resources and the ledger, and starts again", async () => {
  const { origin, url, mock } = await serve({ admin: true });
  await ask({ base: url(kirim), api: kirim });
  expect(await (await fetch(`${origin}/__mock`)).json()).toEqual({
    resources: mock.resources(),
    ledger: mock.ledger(),
  });
  expect((await send(`${origin}/__mock/reset`, "POST")).status).toBe(204);
  expect(mock.ledger()).toEqual([]);
});

test("the admin route stages faults and ends them", async () => {
  const { origin, url } = await serve({ admin: true });
  expect((await send(`${origin}/__mock/faults`, "PUT", ["status=500"])).status).toBe(204);
  expect((await ask({ base: url(kirim), api: kirim })).status).toBe(500);
  expect((await send(`${origin}/__mock/faults`, "DELETE")).status).toBe(204);
  expect((await ask({ base: url(kirim), api: kirim })).status).toBe(200);
});

test.each([[["status=1"]], ["status=500"], [{}]])(
  "the admin route refuses the faults %j and says what it takes",
  async (body) => {
    const { origin } = await serve({ admin: true });
    const response = await send(`${origin}/__mock/faults`, "PUT", body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("status") });
  },
);

test("the admin route says what it has", async () => {
  const { origin } = await serve({ admin: true });
  const response = await fetch(`${origin}/__mock/nothing`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("/__mock/faults");
});
