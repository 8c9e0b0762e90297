// Generated from kirim.yaml by Revokit. Do not edit: change the document, and generate again.

import type { Contract, OperationTable } from "../../src/contract.ts";
import type { operations as Operations, paths as Paths } from "./types.ts";

/** Every operation of Kirim 1.0.0, keyed by operationId. */
export const operations = {
  revokeSetupLink: {
    method: "DELETE",
    path: "/customers/{id}/setup_links/{link_id}",
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: ["string"], minLength: 1 } },
      { name: "link_id", in: "path", required: true, schema: { type: ["string"], minLength: 1 } },
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
    credential: { header: "Authorization", scheme: "Bearer" },
    onRepeat: { status: "409", example: "setupLinkInactive" },
  },
} as const satisfies OperationTable<Paths, Operations>;

/** What is known of Kirim 1.0.0 at run time. */
export const contract: Contract & { readonly operations: typeof operations } = {
  name: "kirim",
  title: "Kirim",
  version: "1.0.0",
  servers: ["https://api.kirimdev.com/v1"],
  requestId: { header: "X-Request-Id", pointers: ["/request_id", "/error/request_id"] },
  operations,
};
