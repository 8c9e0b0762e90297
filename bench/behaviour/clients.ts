import Anthropic from "@anthropic-ai/sdk";
import { NaturalClient } from "@naturalpay/sdk";
import createOpenapiFetch from "openapi-fetch";
import type { paths } from "../../generated/natural/types.ts";
import { createNatural } from "../../src/natural.ts";
import { agentId, customerId, path, template, token } from "../client/call.ts";
import { loadRedoclyClient } from "../lib/redocly-client.ts";
import { createHeyApi } from "./hey-api.ts";

/** A call that overrides parts of the usual one. */
export interface CallOptions {
  readonly agentId?: string;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/**
 * A client to compare. Each revokes the same invitation, with its own defaults except for a timeout of a second if it has
 * that option.
 */
export interface Subject {
  readonly name: string;
  /** The package whose version the table shows. */
  readonly dependency?: string;
  /** Resolves to what a caller gets, and rejects with what is thrown. */
  readonly create: (baseUrl: string) => (options?: CallOptions) => Promise<unknown>;
}

export const TIME_OUT = 1_000;

const createRedoclyClient = await loadRedoclyClient();

export const subjects: readonly Subject[] = [
  {
    name: "Revokit",
    create: (baseUrl) => {
      const natural = createNatural({ baseUrl, token, attemptTimeout: TIME_OUT });
      return ({ agentId: id = agentId, key, signal } = {}) =>
        natural.revokeCustomerInvitation({ agentId: id, customerId }, { idempotencyKey: key, signal });
    },
  },
  {
    name: "openapi-fetch",
    dependency: "openapi-fetch",
    create: (baseUrl) => {
      const client = createOpenapiFetch<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
      return ({ agentId: id = agentId, key = crypto.randomUUID(), signal } = {}) =>
        client.DELETE(template, {
          params: { path: { agentId: id, customerId }, header: { "Idempotency-Key": key } },
          ...(signal && { signal }),
        });
    },
  },
  {
    name: "hey-api",
    dependency: "@hey-api/openapi-ts",
    create: (baseUrl) => {
      const { revokeCustomerInvitation, client } = createHeyApi({ baseUrl, auth: token });
      return ({ agentId: id = agentId, key = crypto.randomUUID(), signal } = {}) =>
        revokeCustomerInvitation({
          client,
          path: { agentId: id, customerId },
          headers: { "Idempotency-Key": key },
          ...(signal && { signal }),
        });
    },
  },
  {
    name: "redocly generate-client",
    dependency: "@redocly/cli",
    create: (baseUrl) => {
      const client = createRedoclyClient({ serverUrl: baseUrl, timeout: TIME_OUT, auth: { bearer: token } });
      return ({ agentId: id = agentId, key = crypto.randomUUID(), signal } = {}) =>
        client.revokeCustomerInvitation(
          { path: { agentId: id, customerId }, headers: { "Idempotency-Key": key } },
          signal && { signal },
        );
    },
  },
  {
    name: "Stainless (Anthropic's SDK)",
    dependency: "@anthropic-ai/sdk",
    create: (baseURL) => {
      const client = new Anthropic({ baseURL, authToken: token, apiKey: null, timeout: TIME_OUT, logLevel: "off" });
      return ({ agentId: id = agentId, key = crypto.randomUUID(), signal } = {}) =>
        client.delete(path.replace(agentId, id), {
          headers: { "Idempotency-Key": key },
          ...(signal && { signal }),
        });
    },
  },
  {
    name: "Natural's own SDK",
    dependency: "@naturalpay/sdk",
    create: (baseUrl) => {
      const client = new NaturalClient({ token, baseUrl, timeoutInSeconds: TIME_OUT / 1_000 });
      return ({ agentId: id = agentId, key = crypto.randomUUID(), signal } = {}) =>
        client.agents.removeCustomer(
          { agentId: id, customerId, idempotencyKey: key },
          signal && { abortSignal: signal },
        );
    },
  },
];
