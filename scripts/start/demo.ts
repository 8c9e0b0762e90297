import { InvalidRequestError } from "revokit";
import { createKirim } from "revokit/kirim";
import { MOCK_TOKEN } from "revokit/mock";
import { createNatural } from "revokit/natural";
import { facts as kirimFacts } from "../../generated/kirim/facts.ts";
import { facts as naturalFacts } from "../../generated/natural/facts.ts";
import { exampleText } from "revokit/toolkit";

/** The server of the demonstration. */
export interface Stage {
  readonly naturalUrl: string;
  readonly kirimUrl: string;
  /** How many requests the server has seen. */
  readonly requests: () => number;
}

/** A call, its purpose, and whether it succeeded as expected. */
export interface Scene {
  readonly title: string;
  readonly code: string;
  readonly shown: string;
  readonly asExpected: boolean;
}

/** The main job on both APIs: revoke, repeat, a bad id, a bad token. */
export async function* demonstrate({ naturalUrl, kirimUrl, requests }: Stage): AsyncGenerator<Scene> {
  yield* demonstrateNatural(naturalUrl);
  yield* demonstrateKirim(kirimUrl, requests);
}

async function* demonstrateNatural(naturalUrl: string): AsyncGenerator<Scene> {
  const natural = createNatural({ baseUrl: naturalUrl, token: MOCK_TOKEN });
  const { revokeCustomerInvitation } = naturalFacts.operations;
  const agentId = exampleText(revokeCustomerInvitation, "agentId");
  const customerId = exampleText(revokeCustomerInvitation, "customerId");

  const revoked = await natural.revokeCustomerInvitation({ agentId, customerId });
  yield {
    title: "Natural: revoke an invitation",
    code: "natural.revokeCustomerInvitation({ agentId, customerId })",
    shown: revoked.ok
      ? `${describe(revoked)}: the invitation is ${revoked.data.data.attributes.status}`
      : describe(revoked),
    asExpected: revoked.ok && revoked.outcome === "applied" && !revoked.replayed,
  };

  const idempotencyKey = revoked.idempotencyKey ?? "";
  const repeated = await natural.revokeCustomerInvitation({ agentId, customerId }, { idempotencyKey });
  yield {
    title: "Natural: the same call again with the same key, as after a crash",
    code: "natural.revokeCustomerInvitation({ agentId, customerId }, { idempotencyKey })",
    shown: `${describe(repeated)}${repeated.replayed ? ": the server replayed its first response" : ""}`,
    asExpected: repeated.ok && repeated.outcome === "applied" && repeated.replayed,
  };
}

async function* demonstrateKirim(kirimUrl: string, requests: Stage["requests"]): AsyncGenerator<Scene> {
  const kirim = createKirim({ baseUrl: kirimUrl, token: MOCK_TOKEN });
  const { revokeSetupLink } = kirimFacts.operations;
  const link = { id: exampleText(revokeSetupLink, "id"), link_id: exampleText(revokeSetupLink, "link_id") };

  const first = await kirim.revokeSetupLink(link);
  yield {
    title: "Kirim: revoke a setup link",
    code: "kirim.revokeSetupLink({ id, link_id })",
    shown: first.ok ? `${describe(first)}: revoked is ${first.data.data.revoked}` : describe(first),
    asExpected: first.ok && first.outcome === "applied",
  };

  const second = await kirim.revokeSetupLink(link);
  yield {
    title: "Kirim: the same call again",
    code: "kirim.revokeSetupLink({ id, link_id })",
    shown: second.status === 409 ? `${describe(second)}: ${second.error.error.message}` : describe(second),
    asExpected: second.status === 409 && second.outcome === "rejected",
  };

  const before = requests();
  const refused = await kirim.revokeSetupLink({ ...link, id: ".." }).catch((error: unknown) => error);
  yield {
    title: "An id that would change the path",
    code: 'kirim.revokeSetupLink({ id: "..", link_id })',
    shown: refused instanceof InvalidRequestError ? `${refused.outcome}: ${refused.message}` : String(refused),
    asExpected: refused instanceof InvalidRequestError && requests() === before,
  };

  const stranger = createKirim({ baseUrl: kirimUrl, token: "not-a-token-of-this-mock" });
  const unknown = await stranger.revokeSetupLink(link);
  yield {
    title: "A token that the server does not know",
    code: 'createKirim({ token: "…" }).revokeSetupLink({ id, link_id })',
    shown: unknown.status === 401 ? `${describe(unknown)}: ${unknown.error.error.message}` : describe(unknown),
    asExpected: unknown.status === 401 && unknown.outcome === "rejected",
  };
}

function describe({ outcome, status }: { readonly outcome: string; readonly status: number }): string {
  return `${outcome}, status ${status}`;
}
