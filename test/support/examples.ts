import { exampleText } from "revokit/toolkit";
import { facts as kirim } from "../../generated/kirim/facts.ts";
import { facts as natural } from "../../generated/natural/facts.ts";
import type { OperationFacts } from "../../src/facts.ts";

const { revokeSetupLink } = kirim.operations;
const { revokeCustomerInvitation } = natural.operations;

/** Kirim's example of a link to revoke. */
export const link = {
  id: exampleText(revokeSetupLink, "id"),
  link_id: exampleText(revokeSetupLink, "link_id"),
};

/** Natural's example of an invitation to revoke. */
export const invitation = {
  agentId: exampleText(revokeCustomerInvitation, "agentId"),
  customerId: exampleText(revokeCustomerInvitation, "customerId"),
};

/** Natural's examples of headers. */
export const invitationHeaders = {
  "Idempotency-Key": exampleText(revokeCustomerInvitation, "Idempotency-Key"),
  "X-Agent-ID": exampleText(revokeCustomerInvitation, "X-Agent-ID"),
  "X-Instance-ID": exampleText(revokeCustomerInvitation, "X-Instance-ID"),
};

/** A response's documented JSON body by the example's name. */
export function bodyExample({ responses }: OperationFacts, status: number, name: string): unknown {
  const body = responses[String(status)]?.content["application/json"]?.examples[name];
  if (body === undefined) throw new Error(`There is no example ${name} of ${status}.`);
  return body;
}
