import { randomUUID } from "node:crypto";
import type { Resource, World } from "../world.ts";

/** A call as Hono presents it, with its path decoded. */
export interface Call {
  readonly owner: string;
  readonly parent: string;
  readonly id: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly header: (name: string) => string | undefined;
}

export interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** A request with an idempotency key: what it was, and its response once there is one. */
export interface Job {
  readonly target: string;
  said?: Said;
}

/** The functions by which the handlers decide. A fault replaces some of them. */
export interface Rules {
  readonly secret: (call: Call) => string | undefined;
  readonly owner: (secret: string, world: World) => string | undefined;
  readonly complaint: (call: Call) => string | undefined;
  /** Whether the credential is checked after the request's parameters, or after the resource was looked up. */
  readonly credential: "first" | "after complaints" | "after look-up" | "after the effect";
  readonly pick: (world: World, call: Call) => Resource | undefined;
  readonly mayEnd: (resource: Resource) => boolean;
  readonly end: (resource: Resource, world: World) => void;
  /** How long the database takes, in milliseconds. */
  readonly latency: number;
  readonly endsBeforeLatency: boolean;
  readonly jobName: (call: Call, key: string) => string;
  readonly target: (call: Call) => string;
  readonly keepsJob: (said: Said) => boolean;
  readonly again: (said: Said, call: Call) => Said;
  readonly requestId: () => string;
  readonly shape: (body: unknown, word: Word | "done") => unknown;
  readonly write: (body: unknown) => Said["body"];
  readonly last: (said: Said, call: Call) => Said;
}

export type Word = "denied" | "malformed" | "unknown" | "ended" | "otherRequest" | "running" | "tooMany" | "broken";

export const naturalRules: Rules = {
  secret: (call) => {
    const match = /^(\S+)\s+(\S+)$/.exec(call.header("Authorization") ?? "");
    return match?.[1]?.toLowerCase() === "bearer" ? match[2] : undefined;
  },
  owner: (secret, world) => world.tenants.get(secret),
  complaint: (call) => {
    if ((call.header("Idempotency-Key") ?? "") === "") return "Idempotency-Key is required.";
    if ((call.header("Idempotency-Key") ?? "").length > 255) return "Idempotency-Key is too long.";
    const agent = call.header("X-Agent-ID");
    if (agent !== undefined && !agent.startsWith("agt_")) return "X-Agent-ID is not an agent’s id.";
    if (agent !== undefined && call.header("X-Instance-ID") === undefined) return "X-Instance-ID is required.";
    if ((call.header("X-Instance-ID") ?? "").length > 1024) return "X-Instance-ID is too long.";
    if (!/^agt_[\da-f]{32}$/.test(call.parent)) return "agentId is not an agent’s id.";
    if (!/^pty_[\da-f]{32}$/.test(call.id)) return "customerId is not a party’s id.";
    return undefined;
  },
  credential: "first",
  pick: (world, { owner, parent, id }) => {
    const resource = world.resources.find((candidate) => candidate.id === id);
    return resource?.tenant === owner && resource.parent === parent ? resource : undefined;
  },
  mayEnd: ({ state }) => state === "open",
  end: (resource) => {
    resource.state = "revoked";
    resource.changedAt = new Date().toISOString();
  },
  latency: 3,
  endsBeforeLatency: true,
  jobName: ({ owner }, key) => `${owner}:${key}`,
  target: ({ parent, id }) => `${parent}:${id}`,
  keepsJob: ({ status }) => status < 500,
  again: (said) => ({ ...said, headers: { ...said.headers, "X-Idempotency-Replayed": "true" } }),
  requestId: () => `req_${randomUUID().replaceAll("-", "").slice(0, 12)}`,
  shape: (body) => body,
  write: (body) => JSON.stringify(body),
  last: (said) => said,
};

export const kirimRules: Rules = { ...naturalRules, complaint: () => undefined };
