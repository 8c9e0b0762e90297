import type { Api, Resource } from "../world.ts";

/** The ways in which a call can fail. */
export type Problem =
  | "unauthenticated"
  | "malformed"
  | "invalid"
  | "notFound"
  | "spent"
  | "keyReused"
  | "inProgress"
  | "rateLimited"
  | "failed";

/** What differs between the APIs: paths, messages and the structure of bodies. */
export interface ApiWords {
  readonly mount: string;
  readonly path: string;
  readonly parameters: readonly [parent: string, id: string];
  readonly statuses: Readonly<Record<Problem, number>>;
  readonly error: (problem: Problem, status: number, requestId: string, about?: string) => unknown;
  readonly success: (resource: Resource, requestId: string) => unknown;
}

const NATURAL_WORDS: Readonly<Record<Problem, readonly [code: string, detail: string]>> = {
  unauthenticated: ["unauthenticated", "The API key is missing or isn’t valid."],
  malformed: ["invalid_value", "A header is missing or can’t be used."],
  invalid: ["invalid_value", "The id doesn’t have the right form."],
  notFound: ["delegation_not_found", "The agent has no invitation from this customer."],
  spent: ["delegation_not_found", "The agent has no invitation from this customer."],
  keyReused: ["conflict", "IDEMPOTENCY_KEY_REUSED: the key belongs to another request."],
  inProgress: ["conflict", "IDEMPOTENCY_REQUEST_IN_PROGRESS: the first request is still running."],
  rateLimited: ["rate_limited", "Too many requests."],
  failed: ["server_error", "An unexpected error occurred."],
};

const KIRIM_WORDS: Readonly<Record<Problem, readonly [type: string, code: string, message: string]>> = {
  unauthenticated: ["authentication_error", "expired_api_key", "The API key isn’t valid."],
  malformed: ["invalid_request_error", "invalid_field_value", "The request can’t be read."],
  invalid: ["invalid_request_error", "invalid_field_value", "The id doesn’t have the right form."],
  notFound: ["not_found", "resource_not_found", "The setup link wasn’t found."],
  spent: ["conflict", "setup_link_inactive", "The setup link is no longer active."],
  keyReused: ["conflict", "conflict", "The key belongs to another request."],
  inProgress: ["conflict", "conflict", "The first request is still running."],
  rateLimited: ["rate_limit_error", "rate_limit_exceeded", "Too many requests."],
  failed: ["api_error", "internal_error", "An unexpected error occurred."],
};

const STATUSES = { unauthenticated: 401, malformed: 400, notFound: 404, rateLimited: 429, failed: 500 };

export const apiWords: Readonly<Record<Api, ApiWords>> = {
  natural: {
    mount: "/",
    path: "/agents/:agentId/customers/:customerId",
    parameters: ["agentId", "customerId"],
    statuses: { ...STATUSES, invalid: 422, spent: 404, keyReused: 409, inProgress: 409 },
    error: (problem, status, requestId, about) => {
      const [code, detail] = NATURAL_WORDS[problem];
      const source = about === undefined ? {} : { source: { header: about } };
      return { errors: [{ code, detail, status: String(status), ...source, meta: { supportId: requestId } }] };
    },
    success: ({ parent, id, name, changedAt }) => ({
      data: {
        type: "customerInvitation",
        id,
        attributes: {
          name,
          email: "ops@example.com",
          status: "REVOKED",
          permissions: ["payments.create", "payments.read"],
          limits: { perTransaction: 100_000 },
          createdAt: "2026-01-11T12:00:00.000Z",
          updatedAt: changedAt,
        },
        relationships: {
          agent: { data: { type: "agent", id: parent, attributes: { name: "Carrier Payment Agent" } } },
        },
      },
      meta: { deleted: true },
    }),
  },
  kirim: {
    mount: "/v1",
    path: "/customers/:id/setup_links/:link_id",
    parameters: ["id", "link_id"],
    statuses: { ...STATUSES, invalid: 400, spent: 409, keyReused: 409, inProgress: 409 },
    error: (problem, _status, requestId) => {
      const [type, code, message] = KIRIM_WORDS[problem];
      return { error: { type, code, message, request_id: requestId } };
    },
    success: ({ id }, requestId) => ({
      data: { id, object: "customer_setup_link", revoked: true, status: "revoked" },
      request_id: requestId,
    }),
  },
};
