import { fastify, type FastifyInstance, type FastifyReply } from "fastify";
import { type Bank, problem, type Reply, type Transfer } from "./rules.ts";

/** What Fastify itself checks before a handler runs. */
const BODY = {
  type: "object",
  required: ["amount", "currency", "recipient"],
  properties: {
    amount: { type: "integer", minimum: 1, maximum: 1_000_000 },
    currency: { enum: ["EUR", "GBP", "USD"] },
    purpose: { type: "string", minLength: 3, maxLength: 140 },
    reference: { type: ["string", "null"], maxLength: 35 },
    urgent: { type: "boolean" },
    labels: { type: "array", minItems: 1, maxItems: 5, items: { type: "string", minLength: 1, maxLength: 20 } },
    recipient: {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", minLength: 1, maxLength: 70 },
        address: {
          type: "object",
          required: ["line"],
          properties: {
            line: { type: "string", minLength: 1, maxLength: 80 },
            postcode: { type: "string", minLength: 3, maxLength: 10 },
          },
        },
      },
    },
  },
};

const KEY = {
  type: "object",
  required: ["idempotency-key"],
  properties: { "idempotency-key": { type: "string", minLength: 1, maxLength: 64 } },
};

const ID = { type: "object", properties: { id: { type: "string", format: "uuid" } } };

/** The API in Fastify: a hook authenticates, the framework checks requests by schemas. */
export function createFastify(bank: Bank): FastifyInstance {
  const server = fastify({ ajv: { customOptions: { coerceTypes: false } }, routerOptions: { maxParamLength: 5000 } });
  server.setErrorHandler((error, _request, reply) => {
    const status = error instanceof Error && "statusCode" in error && error.statusCode === 415 ? 415 : 400;
    return send(reply, problem(status, "malformed"));
  });
  server.addHook("onRequest", async (request, reply) => {
    const turnedAway = bank.turnAway(request.headers.authorization);
    return turnedAway && send(reply, turnedAway);
  });
  server.post<{ Body: Transfer; Headers: { "idempotency-key": string } }>(
    "/transfers",
    {
      schema: { body: BODY, headers: KEY },
      preValidation: async (request) => void Object.assign(request, { body: bank.repair(request.body) }),
    },
    async ({ body, headers }, reply) =>
      send(reply, await bank.create(headers["idempotency-key"], JSON.stringify(body), body)),
  );
  server.get<{ Params: { id: string } }>("/transfers/:id", { schema: { params: ID } }, async ({ params }, reply) =>
    send(reply, bank.get(params.id)),
  );
  server.get<{ Params: { id: string } }>(
    "/transfers/:id/statement",
    { schema: { params: ID } },
    async ({ params }, reply) => send(reply, bank.statement(params.id)),
  );
  return server;
}

function send(reply: FastifyReply, { status, type, text, headers }: Reply): FastifyReply {
  return reply.code(status).header("Content-Type", type).headers(headers).send(text);
}
