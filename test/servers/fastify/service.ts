import type { FastifyRequest } from "fastify";
import { randomUUID } from "node:crypto";
import { type Api, createWorld, type Resource, type World } from "../world.ts";
import { type RouteSchema, schemaOf } from "./schemas.ts";

export type Hook = "limit" | "authenticate";

/** Thrown if a call fails; the error handler answers it. */
export class Failure extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export interface Result {
  readonly status: number;
  readonly text: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** What an idempotency key was used for, and the result once there is one. */
export interface Remembered {
  readonly target: string;
  readonly result?: Result;
}

/** The functions that Fastify's hooks and handlers call. A fault replaces one of them. */
export class Service {
  readonly api: Api;
  readonly world: World;
  readonly keys = new Map<string, Remembered>();
  schema: RouteSchema;
  /** What runs before and after Fastify checks the request. */
  hooks: Hook[] = ["limit", "authenticate"];
  lateHooks: Hook[] = [];
  challenge: Record<string, string> = { "WWW-Authenticate": "Bearer" };
  contentType = "application/json; charset=utf-8";
  refusal = 401;
  invalid = 400;
  revoked = 200;
  /** How long the database takes, in milliseconds. */
  latency = 3;

  constructor(api: Api) {
    this.api = api;
    this.world = createWorld(api);
    this.schema = schemaOf(api);
  }

  tokenIn = (authorization: string): string => {
    const [scheme = "", token = "", ...more] = authorization.split(" ").filter((word) => word !== "");
    return scheme.toLowerCase() === "bearer" && more.length === 0 ? token : "";
  };

  tenantOf = (token: string): string | undefined => this.world.tenants.get(token);

  newRequestId = (): string => `req_${randomUUID().replaceAll("-", "").slice(0, 26).toUpperCase()}`;

  lookUp = (tenant: string, parent: string, id: string): Resource | undefined =>
    this.world.resources.find((one) => one.id === id && one.parent === parent && this.maySee(tenant, one));

  maySee = (tenant: string, resource: Resource): boolean => resource.tenant === tenant;

  checkState = (resource: Resource): void => {
    if (resource.state === "open") return;
    if (this.api === "natural") throw this.notFound();
    throw new Failure(409, "setup_link_inactive", "The setup link isn’t active any more.");
  };

  notFound = (): Failure =>
    this.api === "natural"
      ? new Failure(404, "delegation_not_found", "The customer hasn’t invited this agent.")
      : new Failure(404, "resource_not_found", "There’s no such setup link.");

  setRevoked = (resource: Resource): void => {
    resource.state = "revoked";
    resource.changedAt = new Date().toISOString();
  };

  slotOf = (tenant: string, key: string): string => `${tenant}\n${key}`;

  targetOf = (parent: string, id: string): string => `${parent}/${id}`;

  keeps = (status: number): boolean => status < 500;

  remember = (slot: string, what: Remembered): void => void this.keys.set(slot, what);

  replay = (result: Result): Result => ({
    ...result,
    headers: { ...result.headers, "X-Idempotency-Replayed": "true" },
  });

  reusedKey = (): Failure => new Failure(409, "conflict", "IDEMPOTENCY_KEY_REUSED: this key names another request.");

  runningKey = (): Failure => new Failure(409, "conflict", "IDEMPOTENCY_REQUEST_IN_PROGRESS: not finished yet.");

  describe = (resource: Resource, requestId: string): unknown =>
    this.api === "natural"
      ? {
          data: {
            type: "customerInvitation",
            id: resource.id,
            attributes: {
              name: resource.name,
              email: null,
              status: "REVOKED",
              permissions: ["payments.read"],
              limits: null,
              createdAt: "2026-01-11T12:00:00.000Z",
              updatedAt: resource.changedAt,
            },
            relationships: { agent: { data: { type: "agent", id: resource.parent } } },
          },
          meta: { deleted: true },
        }
      : {
          data: { id: resource.id, object: "customer_setup_link", revoked: true, status: "revoked" },
          request_id: requestId,
        };

  describeFailure = (failure: Failure, requestId: string): unknown =>
    this.api === "natural"
      ? {
          errors: [
            {
              code: failure.code,
              detail: failure.message,
              status: String(failure.status),
              meta: { supportId: requestId },
            },
          ],
        }
      : {
          error: { type: typeFor(failure.status), code: failure.code, message: failure.message, request_id: requestId },
        };

  requestIdHeaders = (requestId: string): Record<string, string | string[]> =>
    this.api === "kirim" ? { "X-Request-Id": requestId } : {};

  toText = (body: unknown): string | Buffer => JSON.stringify(body);

  /** Makes the final changes to the body. */
  finish = (_status: number, text: string | Buffer, _request: FastifyRequest): string | Buffer => text;
}

const TYPES: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  404: "not_found",
  409: "conflict",
  429: "rate_limit_error",
};

function typeFor(status: number): string {
  return TYPES[status] ?? "api_error";
}
