import { facts } from "../../generated/natural/facts.ts";

const { path: pathTemplate, examples, responses } = facts.operations.revokeCustomerInvitation;

/** The one call that every client makes: Natural's revocation of an invitation, with the spec's own example of an answer. */
export const agentId = examples.parameters.agentId;
export const customerId = examples.parameters.customerId;
export const token = "sk_ntl_bench_0123456789abcdef";
export const template = pathTemplate;
export const path = template.replace("{agentId}", agentId).replace("{customerId}", customerId);

export const body = responses["200"].content["application/json"].examples.revoked;
export const text = JSON.stringify(body);
export const headers = {
  "content-type": "application/json",
  "content-length": String(new TextEncoder().encode(text).byteLength),
};
