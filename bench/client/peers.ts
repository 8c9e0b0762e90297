import { NaturalClient } from "@naturalpay/sdk";
import axios, { type AxiosInstance } from "axios";
import ky from "ky";
import { createFetch } from "ofetch";
import createOpenapiFetch from "openapi-fetch";
import type { paths } from "../../generated/natural/types.ts";
import { createNatural } from "../../src/natural.ts";
import { createUndiciFetch } from "../../src/node/undici.ts";
import { loadRedoclyClient } from "../lib/redocly-client.ts";
import { agentId, customerId, path, template, token } from "./call.ts";

/** Where a peer sends its requests, and with what. */
export interface Target {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

/** Makes the call once, with a new idempotency key, and resolves to the parsed body. */
export type MakeCall = () => Promise<unknown>;

/** A client under measurement. All do the same work: bearer token, idempotency key, JSON body; none logs or validates it. */
export interface Peer {
  readonly name: string;
  /** What it offers by default besides the call itself. */
  readonly gives: string;
  readonly create: (target: Target) => MakeCall;
  /** It brings its own HTTP client, and can't be given a `fetch`. */
  readonly ownHttp?: true;
}

const createRedoclyClient = await loadRedoclyClient();
const authorization = `Bearer ${token}`;
const key = () => ({ "Idempotency-Key": crypto.randomUUID() });

export const peers: readonly Peer[] = [
  {
    name: "raw fetch",
    gives: "nothing",
    create:
      ({ baseUrl, fetch }) =>
      async () => {
        const response = await fetch(baseUrl + path, { method: "DELETE", headers: { authorization, ...key() } });
        if (!response.ok) throw new Error(String(response.status));
        return response.json();
      },
  },
  {
    name: "raw fetch with a timeout",
    gives: "timeouts",
    create:
      ({ baseUrl, fetch }) =>
      async () => {
        const controller = new AbortController();
        const timer = setTimeout(() => controller.abort(), 10_000);
        try {
          const response = await fetch(baseUrl + path, {
            method: "DELETE",
            headers: { authorization, ...key() },
            signal: controller.signal,
          });
          if (!response.ok) throw new Error(String(response.status));
          return await response.json();
        } finally {
          clearTimeout(timer);
        }
      },
  },
  {
    name: "Revokit",
    gives: "types, checked parameters, timeouts, retries, outcome",
    create: ({ baseUrl, fetch }) => {
      const natural = createNatural({ token, baseUrl, fetch });
      return async () => {
        const result = await natural.revokeCustomerInvitation({ agentId, customerId });
        if (!result.ok) throw new Error(String(result.status));
        return result.data;
      };
    },
  },
  {
    name: "Revokit, client.fetch",
    gives: "types, checked parameters, timeouts, retries, outcome",
    create: ({ baseUrl, fetch }) => {
      const natural = createNatural({ token, baseUrl, fetch });
      return async () => {
        const params = { path: { agentId, customerId }, header: key() };
        const { data, response } = await natural.fetch.DELETE(template, { params });
        if (data === undefined) throw new Error(String(response.status));
        return data;
      };
    },
  },
  {
    name: "Revokit over undici",
    gives: "types, checked parameters, timeouts, retries, outcome",
    ownHttp: true,
    create: ({ baseUrl }) => {
      const natural = createNatural({ token, baseUrl, fetch: createUndiciFetch() });
      return async () => {
        const result = await natural.revokeCustomerInvitation({ agentId, customerId });
        if (!result.ok) throw new Error(String(result.status));
        return result.data;
      };
    },
  },
  {
    name: "openapi-fetch",
    gives: "types",
    create: ({ baseUrl, fetch }) => {
      const client = createOpenapiFetch<paths>({ baseUrl, fetch, headers: { authorization } });
      return async () => {
        const params = { path: { agentId, customerId }, header: key() };
        const { data, response } = await client.DELETE(template, { params });
        if (data === undefined) throw new Error(String(response.status));
        return data;
      };
    },
  },
  {
    name: "redocly generate-client",
    gives: "types, timeouts, retries",
    create: ({ baseUrl, fetch }) => {
      const config = { serverUrl: baseUrl, fetch, timeout: 10_000, retry: { retries: 2 }, auth: { bearer: token } };
      const client = createRedoclyClient(config);
      return () => client.revokeCustomerInvitation({ path: { agentId, customerId }, headers: key() });
    },
  },
  {
    name: "ofetch",
    gives: "retries",
    create: ({ baseUrl, fetch }) => {
      const ofetch = createFetch({ fetch, defaults: { baseURL: baseUrl } });
      return () => ofetch(path, { method: "DELETE", headers: { authorization, ...key() } });
    },
  },
  {
    name: "ky",
    gives: "timeouts, retries",
    create: ({ baseUrl, fetch }) => {
      const api = ky.create({ prefixUrl: baseUrl, fetch, headers: { authorization } });
      return () => api.delete(path.slice(1), { headers: key() }).json();
    },
  },
  {
    name: "axios (fetch adapter)",
    gives: "nothing",
    create: ({ baseUrl, fetch }) =>
      useAxios(axios.create({ baseURL: baseUrl, headers: { authorization }, adapter: "fetch", env: { fetch } })),
  },
  {
    name: "axios (http adapter)",
    gives: "nothing",
    ownHttp: true,
    create: ({ baseUrl }) => useAxios(axios.create({ baseURL: baseUrl, headers: { authorization }, adapter: "http" })),
  },
  {
    name: "@naturalpay/sdk",
    gives: "types, timeouts, retries",
    create: ({ baseUrl, fetch }) => {
      const client = new NaturalClient({ token, baseUrl, fetch });
      return () => client.agents.removeCustomer({ agentId, customerId, idempotencyKey: crypto.randomUUID() });
    },
  },
];

function useAxios(api: AxiosInstance): MakeCall {
  return async () => (await api.delete<unknown>(path, { headers: key() })).data;
}
