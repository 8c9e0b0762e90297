import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";

/**
 * The same short program for every runtime. The server fails the first request.
 * @param {{ natural: string, kirim: string, token: string, invitation: { agentId: string, customerId: string },
 *   link: { id: string, link_id: string } }} given
 */
export async function program({ natural: naturalUrl, kirim: kirimUrl, token, invitation, link }) {
  const natural = createNatural({ baseUrl: naturalUrl, token });
  const kirim = createKirim({ baseUrl: kirimUrl, token });
  const retried = await natural.revokeCustomerInvitation(invitation);
  const revoked = await kirim.revokeSetupLink(link);
  const repeated = await kirim.revokeSetupLink(link);
  const reason = new Error("enough");
  const controller = new AbortController();
  const headers = { "Mock-Fault": "latency=5000" };
  setTimeout(() => controller.abort(reason), 50);
  const aborted = await kirim.revokeSetupLink(link, { headers, signal: controller.signal }).catch((error) => error);
  return {
    retry: [retried.outcome, retried.attempts.length],
    call: [revoked.outcome, revoked.status],
    conflict: [repeated.outcome, repeated.status],
    abort: aborted === reason,
  };
}
