// Generated from natural.yaml by Revokit. Do not edit: change the document, and generate again.

import type { Examples } from "../../src/contract.ts";

/** The examples of the spec, keyed by operationId. */
export const examples = {
  revokeCustomerInvitation: {
    parameters: {
      agentId: "agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f",
      customerId: "pty_4a8c9823f39c42a5b817556766551112",
      "Idempotency-Key": "7c1f0f5e-3b0a-4f0e-9d53-6a2f8e1b4c70",
      "X-Agent-ID": "agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f",
      "X-Instance-ID": "session-2026-01-11-0001",
    },
    responses: {
      "200": {
        headers: {
          "X-Idempotency-Replayed": "true",
          "X-RateLimit-Limit": 100,
          "X-RateLimit-Remaining": 0,
          "X-RateLimit-Reset": 1768132860,
        },
        content: {
          "application/json": {
            revoked: {
              data: {
                type: "customerInvitation",
                id: "pty_4a8c9823f39c42a5b817556766551112",
                attributes: {
                  name: "Acme Co",
                  email: "ops@example.com",
                  status: "REVOKED",
                  permissions: ["payments.create", "payments.read"],
                  limits: { perTransaction: 100000 },
                  createdAt: "2026-01-11T12:00:00.000Z",
                  updatedAt: "2026-01-11T12:00:00.000Z",
                },
                relationships: {
                  agent: {
                    data: {
                      type: "agent",
                      id: "agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f",
                      attributes: { name: "Carrier Payment Agent" },
                    },
                  },
                },
              },
              meta: { deleted: true },
            },
          },
        },
      },
      "400": {
        headers: {},
        content: {
          "application/json": {
            invalidValue: {
              errors: [
                {
                  code: "invalid_value",
                  detail: "The idempotency key is longer than 255 characters.",
                  status: "400",
                  source: { header: "Idempotency-Key" },
                  meta: { supportId: "req_a1b2c3d4e5f6" },
                },
              ],
            },
          },
        },
      },
      "401": {
        headers: {},
        content: {
          "application/json": {
            unauthenticated: {
              errors: [
                {
                  code: "unauthenticated",
                  detail: "The API key is missing or not valid.",
                  status: "401",
                  source: { header: "Authorization" },
                  meta: { supportId: "req_b2c3d4e5f6a1" },
                },
              ],
            },
          },
        },
      },
      "403": {
        headers: {},
        content: {
          "application/json": {
            forbidden: {
              errors: [
                {
                  code: "forbidden",
                  detail: "This API key may not revoke customer invitations.",
                  status: "403",
                  meta: { supportId: "req_c3d4e5f6a1b2" },
                },
              ],
            },
          },
        },
      },
      "404": {
        headers: {},
        content: {
          "application/json": {
            notFound: {
              errors: [
                {
                  code: "not_found",
                  detail: "The resource was not found.",
                  status: "404",
                  meta: { supportId: "req_d4e5f6a1b2c3" },
                },
              ],
            },
            agentNotFound: {
              errors: [
                {
                  code: "agent_not_found",
                  detail: "The agent was not found.",
                  status: "404",
                  source: { parameter: "agentId" },
                  meta: { supportId: "req_e5f6a1b2c3d4" },
                },
              ],
            },
            delegationNotFound: {
              errors: [
                {
                  code: "delegation_not_found",
                  detail: "The agent has no invitation from this customer.",
                  status: "404",
                  source: { parameter: "customerId" },
                  meta: { supportId: "req_f6a1b2c3d4e5" },
                },
              ],
            },
          },
        },
      },
      "409": {
        headers: {},
        content: {
          "application/json": {
            conflict: {
              errors: [
                {
                  code: "conflict",
                  detail: "The invitation is being changed by another request.",
                  status: "409",
                  meta: { supportId: "req_a1c2e3b4d5f6" },
                },
              ],
            },
            idempotencyKeyReused: {
              errors: [
                {
                  code: "conflict",
                  detail: "IDEMPOTENCY_KEY_REUSED: the key was already used with a different request.",
                  status: "409",
                  source: { header: "Idempotency-Key" },
                  meta: { supportId: "req_b2d3f4c5e6a1" },
                },
              ],
            },
            idempotencyRequestInProgress: {
              errors: [
                {
                  code: "conflict",
                  detail: "IDEMPOTENCY_REQUEST_IN_PROGRESS: a request with this key is still being processed.",
                  status: "409",
                  source: { header: "Idempotency-Key" },
                  meta: { supportId: "req_c3e4a5d6f1b2" },
                },
              ],
            },
          },
        },
      },
      "422": {
        headers: {},
        content: {
          "application/json": {
            invalidValue: {
              errors: [
                {
                  code: "invalid_value",
                  detail: "The value does not match ^agt_[0-9a-f]{32}$.",
                  status: "422",
                  source: { parameter: "agentId" },
                  meta: { supportId: "req_d4f5b6e1a2c3" },
                },
              ],
            },
          },
        },
      },
      "428": {
        headers: {},
        content: {
          "application/json": {
            mfaRequired: {
              errors: [
                {
                  code: "mfa_required",
                  detail: "This action requires multi-factor authentication.",
                  status: "428",
                  meta: { supportId: "req_e5a6c1f2b3d4" },
                },
              ],
            },
          },
        },
      },
      "429": {
        headers: {
          "Retry-After": 30,
          "X-RateLimit-Limit": 100,
          "X-RateLimit-Remaining": 0,
          "X-RateLimit-Reset": 1768132860,
        },
        content: {
          "application/json": {
            rateLimited: {
              errors: [
                {
                  code: "rate_limited",
                  detail: "Too many requests. Wait for the time that Retry-After gives.",
                  status: "429",
                  meta: { supportId: "req_f6b1d2a3c4e5" },
                },
              ],
            },
          },
        },
      },
      "500": {
        headers: {},
        content: {
          "application/json": {
            serverError: {
              errors: [
                {
                  code: "server_error",
                  detail: "An unexpected error occurred.",
                  status: "500",
                  meta: { supportId: "req_a1d2b3e4c5f6" },
                },
              ],
            },
          },
        },
      },
      "501": {
        headers: {},
        content: {
          "application/json": {
            notImplemented: {
              errors: [
                {
                  code: "not_implemented",
                  detail: "This operation is not implemented.",
                  status: "501",
                  meta: { supportId: "req_b2e3c4f5d6a1" },
                },
              ],
            },
          },
        },
      },
      "502": {
        headers: {},
        content: {
          "application/json": {
            badGateway: {
              errors: [
                {
                  code: "bad_gateway",
                  detail: "An upstream service gave an invalid response.",
                  status: "502",
                  meta: { supportId: "req_c3f4d5a6e1b2" },
                },
              ],
            },
          },
        },
      },
      "503": {
        headers: {},
        content: {
          "application/json": {
            serviceUnavailable: {
              errors: [
                {
                  code: "service_unavailable",
                  detail: "The service is temporarily unavailable.",
                  status: "503",
                  meta: { supportId: "req_d4a5e6b1f2c3" },
                },
              ],
            },
          },
        },
      },
    },
  },
} as const satisfies Examples;
