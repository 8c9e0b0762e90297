// Generated from natural.yaml by Revokit. Do not edit: change the document, and generate again.

// @ts-nocheck

import {
  dependentHeaders,
  headerCredential,
  idempotency,
  severalServers,
  string,
  type TypedContract,
} from "../../src/runtime.ts";
import type { operations, paths } from "./types.ts";

/** What a client needs to know about Natural 1.0.0. */
export const contract: TypedContract<paths, operations, Methods> = {
  format: 1,
  name: "natural",
  title: "Natural",
  version: "1.0.0",
  servers: ["https://api.natural.co", "https://api.natural.com"],
  chooseServer: severalServers,
  requestId: { pointers: ["/errors/0/meta/supportId"] },
  operations: {
    revokeCustomerInvitation: {
      method: "DELETE",
      path: "/agents/{agentId}/customers/{customerId}",
      parameters: [
        { name: "agentId", in: "path", required: true, check: string({ pattern: /^agt_[0-9a-f]{32}$/u }) },
        { name: "customerId", in: "path", required: true, check: string({ pattern: /^pty_[0-9a-f]{32}$/u }) },
        {
          name: "Idempotency-Key",
          in: "header",
          required: true,
          check: string({ minLength: 1, maxLength: 255, pattern: /^[\x21-\x7E]+$/u }),
        },
        { name: "X-Agent-ID", in: "header", required: false, check: string({ pattern: /^agt_/u }) },
        { name: "X-Instance-ID", in: "header", required: false, check: string({ maxLength: 1024 }) },
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
      security: [[{ name: "bearer", in: "header", field: "Authorization", scheme: "Bearer", write: headerCredential }]],
      idempotency: idempotency({
        header: "Idempotency-Key",
        replayed: { header: "X-Idempotency-Replayed", value: "true" },
        inProgress: { status: "409", reason: "IDEMPOTENCY_REQUEST_IN_PROGRESS" },
      }),
      dependentRequired: dependentHeaders({ "X-Agent-ID": ["X-Instance-ID"] }),
      onRepeat: { status: "404" },
    },
  },
};

/** What the methods' types need besides openapi-typescript's. */
export interface Methods {
  /**
   * Revoke a customer invitation
   *
   * Takes back a customer's invitation to an agent. From then on the agent can no longer act for that customer.
   *
   * The idempotency key makes a repeat safe. The same key with the same request, once that has finished, is answered
   * with the original response and `X-Idempotency-Replayed: true`. Keys are kept for 48 hours. After a timeout or a
   * 5xx, send the request again **with the same key** (a 501 is final).
   *
   * Replays and key conflicts are described in Natural's idempotency documentation, not on this operation's page.
   *
   * `DELETE /agents/{agentId}/customers/{customerId}`
   */
  revokeCustomerInvitation: { idempotency: "Idempotency-Key" };
}
