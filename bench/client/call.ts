import { facts } from "../../generated/natural/facts.ts";
import type { paths } from "../../generated/natural/types.ts";

const { examples, responses } = facts.operations.revokeCustomerInvitation;

/** The one call that every client makes: Natural's revocation of an invitation, with the spec's own example of an answer. */
export const agentId = String(examples.parameters["agentId"]);
export const customerId = String(examples.parameters["customerId"]);
export const token = "sk_ntl_bench_0123456789abcdef";
export const template = "/agents/{agentId}/customers/{customerId}" satisfies keyof paths;
export const path = template.replace("{agentId}", agentId).replace("{customerId}", customerId);

export const body = responses["200"]?.content["application/json"]?.examples["revoked"];
export const text = JSON.stringify(body);
export const headers = {
  "content-type": "application/json",
  "content-length": String(new TextEncoder().encode(text).byteLength),
};
