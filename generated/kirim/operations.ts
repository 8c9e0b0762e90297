// Generated from kirim.yaml by Revokit. Do not edit: change the document, and generate again.

// @ts-nocheck

import { headerCredential, string, type TypedContract } from "../../src/runtime.ts";
import type { operations, paths } from "./types.ts";

/** What a client needs to know about Kirim 1.0.0. */
export const contract: TypedContract<paths, operations, Methods> = {
  format: 1,
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
        { name: "id", in: "path", required: true, check: string({ minLength: 1 }) },
        { name: "link_id", in: "path", required: true, check: string({ minLength: 1 }) },
      ],
      responses: {
        "200": ["application/json"],
        "400": ["application/json"],
        "401": ["application/json"],
        "402": ["application/json"],
        "404": ["application/json"],
        "409": ["application/json"],
        "429": ["application/json"],
        "500": ["application/json"],
      },
      security: [[{ name: "bearer", in: "header", field: "Authorization", scheme: "Bearer", write: headerCredential }]],
      onRepeat: { status: "409" },
    },
  },
};

/** What the methods' types need besides openapi-typescript's. */
export interface Methods {
  /**
   * Revoke a setup link
   *
   * Revokes a link that is still active. A link that was already consumed or already revoked is answered with 409.
   *
   * A link starts as `active` and ends as `consumed`, `expired` or `revoked`. These transitions are final, and a customer
   * may consume the link at the very moment it is revoked. No operation reads a single link. So when a
   * response is lost and the repeat meets 409, nobody can tell "revoked by the first request" from "consumed before it".
   *
   * Kirim ignores `Idempotency-Key` on DELETE (according to an older page of Kirim's): do not send one.
   *
   * `DELETE /customers/{id}/setup_links/{link_id}`
   */
  revokeSetupLink: {};
}
