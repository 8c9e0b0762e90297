import type { Api } from "../world.ts";

/** What Fastify itself checks before a handler runs. */
export interface RouteSchema {
  params: Record<string, unknown>;
  headers: Record<string, unknown>;
}

export function schemaOf(api: Api): RouteSchema {
  return api === "natural"
    ? {
        params: {
          type: "object",
          properties: {
            parent: { type: "string", pattern: "^agt_[0-9a-f]{32}$" },
            id: { type: "string", pattern: "^pty_[0-9a-f]{32}$" },
          },
        },
        headers: {
          type: "object",
          required: ["idempotency-key"],
          properties: {
            "idempotency-key": { type: "string", minLength: 1, maxLength: 255 },
            "x-agent-id": { type: "string", pattern: "^agt_" },
            "x-instance-id": { type: "string", maxLength: 1024 },
          },
          dependencies: { "x-agent-id": ["x-instance-id"] },
        },
      }
    : {
        params: {
          type: "object",
          properties: { parent: { type: "string", minLength: 1 }, id: { type: "string", minLength: 1 } },
        },
        headers: { type: "object" },
      };
}
