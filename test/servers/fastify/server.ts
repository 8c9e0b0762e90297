import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Limit } from "../limit.ts";
import type { Api } from "../world.ts";
import { revoke, revokeOnce } from "./revoke.ts";
import { Failure, Service } from "./service.ts";

/** How a fault is planted: it replaces members of the service, or adds to the server. */
export interface Plant {
  readonly service?: (service: Service) => void;
  readonly server?: (server: FastifyInstance, service: Service) => void;
}

interface Route {
  readonly Params: { readonly parent: string; readonly id: string };
}

/** One API in Fastify: the framework checks the request by a schema, hooks authenticate, a handler revokes. */
export function createFastify(api: Api, plant: Plant = {}, limiter?: Limit): FastifyInstance {
  const service = new Service(api);
  plant.service?.(service);
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const failure = toFailure(service, error);
    const body = service.describeFailure(failure, request.id);
    return send(service, request, reply.headers(failure.headers), failure.status, service.toText(body));
  };
  const server = fastify({
    genReqId: () => service.newRequestId(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 5000 },
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
  });
  server.setErrorHandler(refuse);
  const tenants = new WeakMap<object, string>();
  const hooks = {
    limit: () => {
      const seconds = limiter?.take() ?? 0;
      if (seconds > 0) throw new Failure(429, "rate_limited", "Slow down.", { "Retry-After": String(seconds) });
    },
    authenticate: (request: FastifyRequest) => {
      const tenant = service.tenantOf(service.tokenIn(request.headers.authorization ?? ""));
      if (tenant === undefined)
        throw new Failure(service.refusal, "unauthenticated", "No valid key.", service.challenge);
      tenants.set(request, tenant);
    },
  };
  server.delete<Route>(api === "natural" ? "/agents/:parent/customers/:id" : "/v1/customers/:parent/setup_links/:id", {
    schema: service.schema,
    onRequest: async (request) => {
      for (const name of service.hooks) hooks[name](request);
    },
    preHandler: async (request) => {
      for (const name of service.lateHooks) hooks[name](request);
    },
    handler: async (request, reply) => {
      const tenant = tenants.get(request) ?? "own";
      const wanted = { tenant, ...request.params, key: request.headers["idempotency-key"], requestId: request.id };
      const result = await (api === "natural" ? revokeOnce(service, wanted) : revoke(service, wanted));
      return send(service, request, reply.headers(result.headers), result.status, result.text);
    },
  });
  plant.server?.(server, service);
  return server;
}

function send(service: Service, request: FastifyRequest, reply: FastifyReply, status: number, text: string | Buffer) {
  return reply
    .code(status)
    .header("Content-Type", service.contentType)
    .headers(service.requestIdHeaders(request.id))
    .send(service.finish(status, text, request));
}

/** Fastify's own errors, of which a client sees no more than a status and a sentence. */
function toFailure(service: Service, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  return status < 500
    ? new Failure(service.invalid, "invalid_value", "The request isn’t valid.")
    : new Failure(500, "server_error", "Something went wrong.");
}
