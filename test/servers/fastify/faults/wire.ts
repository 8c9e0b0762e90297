import type { Fault } from "../../fault.ts";
import { fault, serviceFault } from "./fault.ts";

export const wireFaults: readonly Fault[] = [
  serviceFault("kirim", "request-id-constant", "gives every response the same request id", (service) => {
    service.newRequestId = () => "req_01HXYZABCDEFGHJKMNPQRSTVWX";
  }),
  serviceFault("natural", "support-id-constant", "gives every error the same request id", (service) => {
    service.newRequestId = () => "req_a1b2c3d4e5f6";
  }),
  serviceFault("kirim", "request-ids-differ", "says another request id in the header than in the body", (service) => {
    service.requestIdHeaders = () => ({ "X-Request-Id": service.newRequestId() });
  }),
  serviceFault("kirim", "request-id-twice", "sends the request id's header twice", (service) => {
    service.requestIdHeaders = (requestId) => ({ "X-Request-Id": [requestId, requestId] });
  }),
  fault("kirim", "request-id-twice-on-success", "sends the request id's header twice on a success alone", {
    server: (server) => {
      server.addHook("onSend", async (request, reply) => {
        if (reply.statusCode === 200) void reply.header("X-Request-Id", [request.id, request.id]);
      });
    },
  }),
  fault("kirim", "retry-after-twice", "sends Retry-After twice on a success alone", {
    server: (server) => {
      server.addHook("onSend", async (_request, reply) => {
        if (reply.statusCode === 200) reply.raw.setHeader("Retry-After", ["1", "2"]);
      });
    },
  }),
  fault("kirim", "etag-twice", "sends ETag twice with a refusal alone", {
    server: (server) => {
      server.addHook("onSend", async (_request, reply) => {
        if (reply.statusCode >= 400) reply.raw.setHeader("ETag", ['"1"', '"2"']);
      });
    },
  }),
  serviceFault("natural", "challenge-without-scheme", "asks for no scheme in WWW-Authenticate", (service) => {
    service.challenge = { "WWW-Authenticate": 'realm="api"' };
  }),
  fault("kirim", "request-ids-differ-on-401", "says another request id in the header of a 401 than in its body", {
    server: (server, service) => {
      server.addHook("onSend", async (_request, reply) => {
        if (reply.statusCode === 401) void reply.header("X-Request-Id", service.newRequestId());
      });
    },
  }),
  fault("kirim", "reset-not-a-number", "documents a header as a number, and sends a word", {
    server: (server) => {
      server.addHook("onSend", async (_request, reply) => void reply.header("X-RateLimit-Reset", "soon"));
    },
  }),
  fault("kirim", "redirects", "redirects to a path with a slash at its end", {
    server: (server) => {
      server.addHook("onRequest", async (request, reply) => reply.redirect(`${request.url}/`, 308));
    },
  }),
  serviceFault("kirim", "challenge-empty", "sends an empty WWW-Authenticate", (service) => {
    service.challenge = { "WWW-Authenticate": "" };
  }),
  serviceFault("natural", "challenge-basic", "asks for a scheme that is not the documented one", (service) => {
    service.challenge = { "WWW-Authenticate": 'Basic realm="api"' };
  }),
  serviceFault(
    "natural",
    "refusal-undocumented",
    "refuses parameters with a status that isn't documented",
    (service) => {
      service.invalid = 406;
    },
  ),
  serviceFault("natural", "authenticates-late", "authenticates after Fastify has checked the request", (service) => {
    service.hooks = ["limit"];
    service.lateHooks = ["authenticate"];
  }),
];
