import { examples } from "../../generated/natural/examples.ts";
import { contract } from "../../generated/natural/operations.ts";

const { parameters, responses } = examples.revokeCustomerInvitation;

/** The one call that every client makes: Natural's revocation of an invitation, with the spec's own example of an answer. */
export const agentId = parameters.agentId;
export const customerId = parameters.customerId;
export const token = "sk_ntl_bench_0123456789abcdef";
export const template = contract.operations.revokeCustomerInvitation.path;
export const path = template.replace("{agentId}", agentId).replace("{customerId}", customerId);

export const body = responses["200"].content["application/json"].revoked;
export const text = JSON.stringify(body);
export const headers = {
  "content-type": "application/json",
  "content-length": String(new TextEncoder().encode(text).byteLength),
};
