import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";

/** The servers, and the calls to make. */
export interface Given {
  readonly natural: string;
  readonly kirim: string;
  readonly token: string;
  readonly invitation: { readonly agentId: string; readonly customerId: string };
  readonly link: { readonly id: string; readonly link_id: string };
}

/** The same short program for every runtime. The server fails the first request. */
export async function program(given: Given) {
  const { token, invitation, link } = given;
  const natural = createNatural({ baseUrl: given.natural, token });
  const kirim = createKirim({ baseUrl: given.kirim, token });
  const retried = await natural.revokeCustomerInvitation(invitation);
  const revoked = await kirim.revokeSetupLink(link);
  const repeated = await kirim.revokeSetupLink(link);
  const reason = new Error("enough");
  const controller = new AbortController();
  const headers = { "Mock-Fault": "latency=5000" };
  setTimeout(() => controller.abort(reason), 50);
  const aborted = await kirim
    .revokeSetupLink(link, { headers, signal: controller.signal })
    .catch((error: unknown) => error);
  return {
    retry: [retried.outcome, retried.attempts.length],
    call: [revoked.outcome, revoked.status],
    conflict: [repeated.outcome, repeated.status],
    abort: aborted === reason,
  };
}
