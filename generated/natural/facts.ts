// Generated from natural.yaml by Revokit. Do not edit: change the document, and generate again.

// @ts-nocheck

import type { Facts } from "../../src/runtime.ts";
import type { operations } from "./types.ts";

/** The description of the API for the mock, the conformance suite and bulk. */
export const facts: Facts<operations> = {
  name: "natural",
  title: "Natural",
  version: "1.0.0",
  servers: ["https://api.natural.co", "https://api.natural.com"],
  requestId: { pointers: ["/errors/0/meta/supportId"] },
  operations: {
    revokeCustomerInvitation: {
      method: "DELETE",
      path: "/agents/{agentId}/customers/{customerId}",
      parameters: [
        {
          name: "agentId",
          in: "path",
          required: true,
          style: "simple",
          explode: false,
          schema: { type: ["string"], pattern: "^agt_[0-9a-f]{32}$" },
        },
        {
          name: "customerId",
          in: "path",
          required: true,
          style: "simple",
          explode: false,
          schema: { type: ["string"], pattern: "^pty_[0-9a-f]{32}$" },
        },
        {
          name: "Idempotency-Key",
          in: "header",
          required: true,
          style: "simple",
          explode: false,
          schema: {
            type: ["string"],
            minLength: 1,
            maxLength: 255,
            pattern: "^[\\x21-\\x7E]+$",
            inferred: ["type", "minLength", "maxLength", "pattern"],
          },
        },
        {
          name: "X-Agent-ID",
          in: "header",
          required: false,
          style: "simple",
          explode: false,
          schema: { type: ["string", "null"], pattern: "^agt_" },
        },
        {
          name: "X-Instance-ID",
          in: "header",
          required: false,
          style: "simple",
          explode: false,
          schema: { type: ["string", "null"], maxLength: 1024 },
        },
      ],
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
              examples: {
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
              inferred: ["/data", "/data/attributes", "/data/relationships/agent/data", "/meta"],
            },
          },
        },
        "400": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
        },
        "401": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
        },
        "403": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
        },
        "404": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
        },
        "409": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
        },
        "422": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
        },
        "428": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
              examples: {
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
        },
        "500": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
        },
        "501": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
        },
        "502": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
        },
        "503": {
          headers: {},
          content: {
            "application/json": {
              examples: {
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
      security: [[{ name: "bearer", in: "header", field: "Authorization", scheme: "Bearer" }]],
      idempotency: {
        header: "Idempotency-Key",
        retention: "PT48H",
        replayed: { header: "X-Idempotency-Replayed", value: "true" },
        inProgress: { status: "409", reason: "IDEMPOTENCY_REQUEST_IN_PROGRESS" },
        keyReused: { status: "409", reason: "IDEMPOTENCY_KEY_REUSED" },
      },
      dependentRequired: { "X-Agent-ID": ["X-Instance-ID"] },
      onRepeat: { status: "404", example: "delegationNotFound", isInferred: true },
      examples: {
        parameters: {
          agentId: "agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f",
          customerId: "pty_4a8c9823f39c42a5b817556766551112",
          "Idempotency-Key": "7c1f0f5e-3b0a-4f0e-9d53-6a2f8e1b4c70",
          "X-Agent-ID": "agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f",
          "X-Instance-ID": "session-2026-01-11-0001",
        },
      },
    },
  },
};
