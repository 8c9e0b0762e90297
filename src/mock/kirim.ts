import { facts } from "../../generated/kirim/facts.ts";
import { validators } from "../../generated/kirim/validators.ts";
import type { MockApi } from "./mock-api.ts";

/** Kirim, with setup links that can be revoked while they are active. */
export const kirim = {
  facts,
  validators,
  behaviour: {
    states: ["active", "consumed", "expired", "revoked"],
    transitions: { revokeSetupLink: { active: "revoked" } },
  },
} as const satisfies MockApi;
