import { expect, test } from "vitest";
import { createKirim } from "revokit/kirim";
import { createMock, kirim as api, MOCK_TOKEN, parseFault } from "revokit/mock";
import { revokeHandler } from "./handler.ts";

const { id, link_id } = api.facts.operations.revokeSetupLink.examples.parameters;

/** The user's answer while the API has these faults. */
async function ask({ fault, token = MOCK_TOKEN, times = 1 }: { fault?: string; token?: string; times?: number }) {
  const mock = createMock({ faults: fault === undefined ? [] : [parseFault(fault)] });
  const handle = revokeHandler(createKirim({ fetch: mock.fetch, token, retry: { attempts: 1 } }));
  const url = `http://localhost/links/${String(id)}/${String(link_id)}/revoke`;
  let response = await handle(new Request(url, { method: "POST" }));
  for (let time = 1; time < times; time += 1) response = await handle(new Request(url, { method: "POST" }));
  return { status: response.status, body: await response.json(), changes: mock.ledger().length };
}

test.each([
  { name: "it is revoked", call: {}, status: 200, outcome: "applied", changes: 1 },
  { name: "it is revoked twice", call: { times: 2 }, status: 409, outcome: "rejected", changes: 1 },
  { name: "the credential is wrong", call: { token: "stranger" }, status: 502, outcome: "rejected", changes: 0 },
  { name: "the answer is lost", call: { fault: "reset=after" }, status: 504, outcome: "unknown", changes: 1 },
  { name: "the API breaks down", call: { fault: "status=500" }, status: 504, outcome: "unknown", changes: 0 },
  { name: "the credential is missing", call: { token: "" }, status: 503, outcome: "not_sent", changes: 0 },
])("if $name, the user's answer is $outcome", async ({ call, status, outcome, changes }) => {
  expect(await ask(call)).toMatchObject({ status, body: { outcome }, changes });
});
