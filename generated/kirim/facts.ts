// Generated from kirim.yaml by Revokit. Do not edit: change the document, and generate again.

// @ts-nocheck

import type { Facts } from "../../src/runtime.ts";
import type { operations } from "./types.ts";

/** The description of the API for the mock, the conformance suite and bulk. */
export const facts: Facts<operations> = {
  name: "kirim",
  title: "Kirim",
  version: "1.0.0",
  servers: ["https://api.kirimdev.com/v1"],
  requestId: { header: "X-Request-Id", pointers: ["/request_id", "/error/request_id"] },
  operations: {
    revokeSetupLink: {
      method: "DELETE",
      path: "/customers/{id}/setup_links/{link_id}",
      parameters: [
        {
          name: "id",
          in: "path",
          required: true,
          style: "simple",
          explode: false,
          schema: { type: ["string"], minLength: 1 },
        },
        {
          name: "link_id",
          in: "path",
          required: true,
          style: "simple",
          explode: false,
          schema: { type: ["string"], minLength: 1 },
        },
      ],
      responses: {
        "200": {
          headers: {
            "X-Request-Id": "req_01HXYZABCDEFGHJKMNPQRSTVWX",
            "X-RateLimit-Limit": 60,
            "X-RateLimit-Remaining": 0,
            "X-RateLimit-Reset": 1768132860,
          },
          content: {
            "application/json": {
              examples: {
                revoked: {
                  data: {
                    id: "csl_335T0A4XK2M7QZ9WB3NE6VHJ8D",
                    object: "customer_setup_link",
                    revoked: true,
                    status: "revoked",
                  },
                  request_id: "req_01HXYZABCDEFGHJKMNPQRSTVWX",
                },
              },
            },
          },
          isInferred: true,
        },
        "400": {
          headers: {
            "X-Request-Id": "req_01HXYZABCDEFGHJKMNPQRSTVWX",
            "X-RateLimit-Limit": 60,
            "X-RateLimit-Remaining": 0,
            "X-RateLimit-Reset": 1768132860,
          },
          content: {
            "application/json": {
              examples: {
                invalidFieldValue: {
                  error: {
                    type: "invalid_request_error",
                    code: "invalid_field_value",
                    message: "The customer id is not valid.",
                    param: "id",
                    request_id: "req_01HXYZABCDEFGHJKMNPQRSTVWX",
                  },
                },
              },
              inferred: ["/error/type"],
            },
          },
          isInferred: true,
        },
        "401": {
          headers: {
            "X-Request-Id": "req_01HXYZABCDEFGHJKMNPQRSTVWX",
            "X-RateLimit-Limit": 60,
            "X-RateLimit-Remaining": 0,
            "X-RateLimit-Reset": 1768132860,
          },
          content: {
            "application/json": {
              examples: {
                expiredApiKey: {
                  error: {
                    type: "authentication_error",
                    code: "expired_api_key",
                    message: "The API key is missing, not valid, or has expired.",
                    request_id: "req_01HXYZABCDEFGHJKMNPQRSTVWX",
                  },
                },
              },
              inferred: ["/error/type"],
            },
          },
          isInferred: true,
        },
        "402": {
          headers: {
            "X-Request-Id": "req_01HXYZABCDEFGHJKMNPQRSTVWX",
            "X-RateLimit-Limit": 60,
            "X-RateLimit-Remaining": 0,
            "X-RateLimit-Reset": 1768132860,
          },
          content: {
            "application/json": {
              examples: {
                featureNotEntitled: {
                  error: {
                    type: "permission_error",
                    code: "feature_not_entitled",
                    message: "Your plan does not include setup links. Upgrade to continue.",
                    request_id: "req_01HXYZABCDEFGHJKMNPQRSTVWX",
                  },
                },
              },
              inferred: ["/error/type"],
            },
          },
          isInferred: true,
        },
        "404": {
          headers: {
            "X-Request-Id": "req_01HXYZABCDEFGHJKMNPQRSTVWX",
            "X-RateLimit-Limit": 60,
            "X-RateLimit-Remaining": 0,
            "X-RateLimit-Reset": 1768132860,
          },
          content: {
            "application/json": {
              examples: {
                resourceNotFound: {
                  error: {
                    type: "not_found",
                    code: "resource_not_found",
                    message: "The setup link was not found.",
                    param: "link_id",
                    request_id: "req_01HXYZABCDEFGHJKMNPQRSTVWX",
                  },
                },
              },
              inferred: ["/error/type"],
            },
          },
          isInferred: true,
        },
        "409": {
          headers: {
            "X-Request-Id": "req_01HXYZABCDEFGHJKMNPQRSTVWX",
            "X-RateLimit-Limit": 60,
            "X-RateLimit-Remaining": 0,
            "X-RateLimit-Reset": 1768132860,
          },
          content: {
            "application/json": {
              examples: {
                setupLinkInactive: {
                  error: {
                    type: "conflict",
                    code: "setup_link_inactive",
                    message: "The setup link is no longer active.",
                    param: "link_id",
                    request_id: "req_01HXYZABCDEFGHJKMNPQRSTVWX",
                  },
                },
              },
              inferred: ["/error/type"],
            },
          },
        },
        "429": {
          headers: {
            "X-Request-Id": "req_01HXYZABCDEFGHJKMNPQRSTVWX",
            "Retry-After": 30,
            "X-RateLimit-Limit": 60,
            "X-RateLimit-Remaining": 0,
            "X-RateLimit-Reset": 1768132860,
          },
          content: {
            "application/json": {
              examples: {
                rateLimitExceeded: {
                  error: {
                    type: "rate_limit_error",
                    code: "rate_limit_exceeded",
                    message: "Too many requests. Wait for the time that Retry-After gives.",
                    request_id: "req_01HXYZABCDEFGHJKMNPQRSTVWX",
                  },
                },
              },
              inferred: ["/error/type"],
            },
          },
          isInferred: true,
        },
        "500": {
          headers: { "X-Request-Id": "req_01HXYZABCDEFGHJKMNPQRSTVWX" },
          content: {
            "application/json": {
              examples: {
                internalError: {
                  error: {
                    type: "api_error",
                    code: "internal_error",
                    message: "An unexpected error occurred.",
                    request_id: "req_01HXYZABCDEFGHJKMNPQRSTVWX",
                  },
                },
              },
              inferred: ["/error/type"],
            },
          },
          isInferred: true,
        },
      },
      security: [[{ name: "bearer", in: "header", field: "Authorization", scheme: "Bearer" }]],
      onRepeat: { status: "409", example: "setupLinkInactive" },
      rateLimit: { limit: 60, window: 60 },
      examples: { parameters: { id: "cus_335T08RM0EAKN9DTE6RD5RWP7B", link_id: "csl_335T0A4XK2M7QZ9WB3NE6VHJ8D" } },
    },
  },
};
