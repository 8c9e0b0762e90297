import { facts } from "../../generated/natural/facts.ts";
import { validators } from "../../generated/natural/validators.ts";
import type { MockApi } from "./mock-api.ts";

/** Natural, with invitations that can be revoked while they are usable. */
export const natural = {
  facts,
  validators,
  behaviour: {
    states: ["PENDING", "ACTIVE", "ACCEPTED", "DECLINED", "EXPIRED", "CANCELED", "REVOKED"],
    transitions: {
      revokeCustomerInvitation: { PENDING: "REVOKED", ACTIVE: "REVOKED", ACCEPTED: "REVOKED" },
    },
    changedAt: ["/data/attributes/updatedAt"],
  },
} as const satisfies MockApi;
