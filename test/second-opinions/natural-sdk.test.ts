import { NaturalClient, Natural } from "@naturalpay/sdk";
import { expect, test } from "vitest";
import { loadApi, MOCK_TOKEN, serve } from "./serve.ts";

const invitation = {
  agentId: "agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f",
  customerId: "pty_4a8c9823f39c42a5b817556766551112",
};

test("Natural's SDK revokes an invitation on the mock, and gets its replay", async () => {
  const client = await createSdk(MOCK_TOKEN);
  const request = { ...invitation, idempotencyKey: "key-1" };
  const first = await client.agents.removeCustomer(request).withRawResponse();
  const again = await client.agents.removeCustomer(request).withRawResponse();
  expect(first.data.data).toMatchObject({ id: invitation.customerId, attributes: { status: "REVOKED" } });
  expect(again.data).toEqual(first.data);
  expect([first, again].map(({ rawResponse }) => rawResponse.headers.get("x-idempotency-replayed"))).toEqual([
    null,
    "true",
  ]);
});

test("Natural's SDK recognizes the mock's errors", async () => {
  const client = await createSdk(MOCK_TOKEN);
  const request = { ...invitation, idempotencyKey: "key-1" };
  await client.agents.removeCustomer(request);
  const otherKey = { ...request, idempotencyKey: "key-2" };
  await expect(client.agents.removeCustomer(otherKey)).rejects.toBeInstanceOf(Natural.NotFoundError);
  const otherCustomer = { ...request, customerId: "pty_4a8c9823f39c42a5b817556766551101" };
  await expect(client.agents.removeCustomer(otherCustomer)).rejects.toBeInstanceOf(Natural.ConflictError);
  const stranger = await createSdk("sk_ntl_test_nobody");
  await expect(stranger.agents.removeCustomer(request)).rejects.toBeInstanceOf(Natural.UnauthorizedError);
});

async function createSdk(token: string): Promise<NaturalClient> {
  const { baseUrl } = await serve(await loadApi("natural"));
  return new NaturalClient({ token, baseUrl, maxRetries: 0 });
}
