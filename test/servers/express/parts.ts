import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Router } from "express";
import type { Resource, World } from "../world.ts";
import type { ApiWords, Problem } from "./apis.ts";
import type { Entry, Reply } from "./reply.ts";

/** The functions by which the middleware decides. A fault replaces one of them. */
export interface Parts {
  /** The middlewares in the order in which they run. */
  readonly order: readonly Step[];
  readonly readCredential: (request: Request) => string | undefined;
  readonly findTenant: (token: string, world: World) => string | undefined;
  readonly readId: (value: string) => string;
  /** What is wrong with a request to Natural, and with which header. */
  readonly inspect: (request: Request, ids: Ids) => Flaw | undefined;
  readonly find: (world: World, tenant: string, ids: Ids) => Resource | undefined;
  readonly isOpen: (resource: Resource) => boolean;
  readonly revoke: (resource: Resource, world: World) => void;
  /** The name under which a key is stored. */
  readonly nameKey: (tenant: string, key: string) => string;
  /** What must be equal if a key is used again. */
  readonly fingerprint: (request: Request) => string;
  readonly isKept: (reply: Reply) => boolean;
  readonly remember: (entries: Map<string, Entry>, name: string, entry: Entry) => void;
  readonly replay: (reply: Reply) => Reply;
  readonly makeRequestId: () => string;
  readonly status: (words: ApiWords, problem: Problem) => number;
  /** Makes the final changes to what is sent. */
  readonly finish: (reply: Reply, request: Request) => Reply;
  readonly encode: (body: unknown) => string | Buffer;
  /** Adds routes beside the documented one, whose handlers are `revoke`. */
  readonly extend: (router: Router, path: string, revoke: readonly RequestHandler[]) => void;
}

export type Step = "identify" | "limit" | "authenticate" | "validate" | "replay" | "revoke";

export interface Ids {
  readonly parent: string;
  readonly id: string;
}

interface Flaw {
  readonly problem: "malformed" | "invalid";
  readonly about: string;
}

export const correctParts: Parts = {
  order: ["identify", "limit", "authenticate", "validate", "replay", "revoke"],
  readCredential: ({ headers }) => /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization ?? "")?.[1],
  findTenant: (token, { tenants }) => tenants.get(token),
  readId: (value) => value,
  inspect: (request, { parent, id }) => {
    const key = request.get("Idempotency-Key");
    const agent = request.get("X-Agent-ID");
    const instance = request.get("X-Instance-ID");
    if (key === undefined || !/^[\x21-\x7e]{1,255}$/.test(key)) return malformed("Idempotency-Key");
    if (agent !== undefined && !agent.startsWith("agt_")) return malformed("X-Agent-ID");
    if (agent !== undefined && instance === undefined) return malformed("X-Instance-ID");
    if (instance !== undefined && instance.length > 1024) return malformed("X-Instance-ID");
    if (!/^agt_[0-9a-f]{32}$/.test(parent)) return { problem: "invalid", about: "agentId" };
    if (!/^pty_[0-9a-f]{32}$/.test(id)) return { problem: "invalid", about: "customerId" };
    return undefined;
  },
  find: ({ resources }, tenant, ids) =>
    resources.find((one) => one.tenant === tenant && one.parent === ids.parent && one.id === ids.id),
  isOpen: ({ state }) => state === "open",
  revoke: (resource) => {
    resource.state = "revoked";
    resource.changedAt = new Date().toISOString();
  },
  nameKey: (tenant, key) => JSON.stringify([tenant, key]),
  fingerprint: ({ method, path }) => `${method} ${path}`,
  isKept: ({ status }) => status < 500,
  remember: (entries, name, entry) => entries.set(name, entry),
  replay: (reply) => ({ ...reply, headers: { ...reply.headers, "X-Idempotency-Replayed": "true" } }),
  makeRequestId: () => `req_${randomBytes(13).toString("hex").toUpperCase()}`,
  status: ({ statuses }, problem) => statuses[problem],
  finish: (reply) => reply,
  encode: (body) => JSON.stringify(body),
  extend: () => undefined,
};

function malformed(about: string): Flaw {
  return { problem: "malformed", about };
}
