import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";
import { expect, test } from "vitest";
import { startPrismMock, startPrismProxy } from "./prism.ts";
import { documentPath, loadApi, MOCK_TOKEN, serve } from "./serve.ts";

const invitation = {
  agentId: "agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f",
  customerId: "pty_4a8c9823f39c42a5b817556766551112",
};
const link = { id: "cus_335T08RM0EAKN9DTE6RD5RWP7B", link_id: "csl_335T0A4XK2M7QZ9WB3NE6VHJ8D" };

test("our client of Natural reads what Prism answers as documented", async () => {
  const baseUrl = await startPrismMock(documentPath("natural"));
  const natural = createNatural({ baseUrl, token: MOCK_TOKEN });
  const result = await natural.revokeCustomerInvitation(invitation);
  expect(result).toMatchObject({ ok: true, status: 200, outcome: "applied" });
  expect(result.ok && result.data.data.id).toBe(invitation.customerId);
});

test("our client of Kirim reads what Prism answers as documented, and its refusals", async () => {
  const baseUrl = await startPrismMock(documentPath("kirim"));
  const kirim = createKirim({ baseUrl, token: MOCK_TOKEN });
  const revoked = await kirim.revokeSetupLink(link);
  expect(revoked).toMatchObject({
    ok: true,
    status: 200,
    outcome: "applied",
    requestId: expect.stringMatching(/^req_/),
  });
  for (const [status, type] of [
    [404, "not_found"],
    [409, "conflict"],
  ] as const) {
    const refused = await kirim.revokeSetupLink(link, { headers: { Prefer: `code=${status}` } });
    expect(refused).toMatchObject({ ok: false, status, outcome: "rejected", error: { error: { type } } });
  }
});

test.each(["natural", "kirim"] as const)(
  "Prism as a proxy finds no violation by our client of %s or by the mock",
  async (name) => {
    const { baseUrl, seen } = await proxied(name);
    if (name === "natural") {
      const natural = createNatural({ baseUrl, token: MOCK_TOKEN, fetch: seen.fetch });
      const agent = { id: invitation.agentId, instanceId: "session-1" };
      const options = { agent, idempotencyKey: crypto.randomUUID() };
      expect(await natural.revokeCustomerInvitation(invitation, options)).toMatchObject({ status: 200 });
      expect(await natural.revokeCustomerInvitation(invitation, options)).toMatchObject({ status: 200 });
      expect(await natural.revokeCustomerInvitation(invitation)).toMatchObject({ status: 404 });
    } else {
      const kirim = createKirim({ baseUrl, token: MOCK_TOKEN, fetch: seen.fetch });
      expect(await kirim.revokeSetupLink(link)).toMatchObject({ status: 200 });
      expect(await kirim.revokeSetupLink(link)).toMatchObject({ status: 409 });
      expect(await kirim.revokeSetupLink({ ...link, link_id: "csl_0" })).toMatchObject({ status: 404 });
    }
    expect(seen.violations).toEqual([null, null, null]);
  },
);

test("Prism as a proxy reports a request that violates the document", async () => {
  const { baseUrl } = await proxied("natural");
  const url = `${baseUrl}/agents/${invitation.agentId}/customers/${invitation.customerId}`;
  const response = await fetch(url, { method: "DELETE", headers: { authorization: `Bearer ${MOCK_TOKEN}` } });
  expect(response.headers.get("sl-violations")).toMatch(/idempotency-key/i);
});

/** The mock behind Prism, and a fetch that records Prism's report on each response. */
async function proxied(name: "natural" | "kirim") {
  const { baseUrl: upstream } = await serve(await loadApi(name));
  const violations: (string | null)[] = [];
  const noting: typeof fetch = async (...args) => {
    const response = await fetch(...args);
    violations.push(response.headers.get("sl-violations"));
    return response;
  };
  return { baseUrl: await startPrismProxy(documentPath(name), upstream), seen: { fetch: noting, violations } };
}
