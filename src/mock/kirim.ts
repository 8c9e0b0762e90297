import { examples } from "../../generated/kirim/examples.ts";
import { contract } from "../../generated/kirim/operations.ts";
import type { MockApi } from "./api.ts";

/** Kirim, with setup links that can be revoked while they are active. */
export const kirim = {
  contract,
  examples,
  behaviour: {
    states: ["active", "consumed", "expired", "revoked"],
    transitions: { revokeSetupLink: { active: "revoked" } },
  },
} as const satisfies MockApi;
