// Generated from natural.yaml by Revokit. Do not edit: change the document, and generate again.

import type { Contract, OperationTable } from "../../src/contract.ts";
import type { operations as Operations, paths as Paths } from "./types.ts";

/** Every operation of Natural 1.0.0, keyed by operationId. */
export const operations = {
  revokeCustomerInvitation: {
    method: "DELETE",
    path: "/agents/{agentId}/customers/{customerId}",
    parameters: [
      { name: "agentId", in: "path", required: true, schema: { type: ["string"], pattern: /^agt_[0-9a-f]{32}$/u } },
      { name: "customerId", in: "path", required: true, schema: { type: ["string"], pattern: /^pty_[0-9a-f]{32}$/u } },
      {
        name: "Idempotency-Key",
        in: "header",
        required: true,
        schema: { type: ["string"], pattern: /^[\x21-\x7E]+$/u, minLength: 1, maxLength: 255 },
      },
      { name: "X-Agent-ID", in: "header", required: false, schema: { type: ["string", "null"], pattern: /^agt_/u } },
      { name: "X-Instance-ID", in: "header", required: false, schema: { type: ["string", "null"], maxLength: 1024 } },
    ],
    responses: {
      "200": ["application/json"],
      "400": ["application/json"],
      "401": ["application/json"],
      "403": ["application/json"],
      "404": ["application/json"],
      "409": ["application/json"],
      "422": ["application/json"],
      "428": ["application/json"],
      "429": ["application/json"],
      "500": ["application/json"],
      "501": ["application/json"],
      "502": ["application/json"],
      "503": ["application/json"],
    },
    credential: { header: "Authorization", scheme: "Bearer" },
    idempotency: {
      header: "Idempotency-Key",
      retention: "PT48H",
      replayed: { header: "X-Idempotency-Replayed", value: "true" },
      inProgress: { status: "409", reason: "IDEMPOTENCY_REQUEST_IN_PROGRESS" },
      keyReused: { status: "409", reason: "IDEMPOTENCY_KEY_REUSED" },
    },
    dependentRequired: { "X-Agent-ID": ["X-Instance-ID"] },
    onRepeat: { status: "404", example: "delegationNotFound" },
  },
} as const satisfies OperationTable<Paths, Operations>;

/** What is known of Natural 1.0.0 at run time. */
export const contract: Contract & { readonly operations: typeof operations } = {
  name: "natural",
  title: "Natural",
  version: "1.0.0",
  servers: ["https://api.natural.co", "https://api.natural.com"],
  requestId: { pointers: ["/errors/0/meta/supportId"] },
  operations,
};
