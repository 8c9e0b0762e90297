import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { setTimeout as wait } from "node:timers/promises";
import { type Api, createWorld, type World } from "../world.ts";
import type { Limit } from "../limit.ts";
import { apiWords, type ApiWords, type Problem } from "./apis.ts";
import { correctParts, type Parts, type Step } from "./parts.ts";
import type { Entry, Reply } from "./reply.ts";

/** What the middleware functions of a server share. */
interface Shared extends Parts {
  readonly words: ApiWords;
  readonly world: World;
  readonly limiter: Limit | undefined;
  readonly entries: Map<string, Entry>;
}

/** One API in Express: every step is a middleware. A fault is planted by replacing a part. */
export function createExpress(api: Api, parts: Partial<Parts> = {}, limiter?: Limit): Express {
  const words = apiWords[api];
  const shared: Shared = { ...correctParts, ...parts, words, world: createWorld(api), limiter, entries: new Map() };
  const router = express.Router({ caseSensitive: true, strict: true });
  const steps = shared.order
    .filter((step) => api === "natural" || step !== "replay")
    .map(
      (step): RequestHandler =>
        (request, response, next) =>
          STEPS[step](shared, request, response, next),
    );
  router.delete(words.path, ...steps);
  shared.extend(router, words.path, steps);
  const app = express();
  app.use(words.mount, router);
  app.use(((error: { status?: number }, request, response, _next) => {
    fail(shared, request, response, error.status === 400 ? "malformed" : "failed");
  }) satisfies ErrorRequestHandler);
  return app;
}

type StepFunction = (shared: Shared, ...handler: Parameters<RequestHandler>) => void | Promise<void>;

const STEPS: Readonly<Record<Step, StepFunction>> = {
  identify: (shared, _request, response, next) => {
    response.locals["requestId"] = shared.makeRequestId();
    next();
  },
  limit: (shared, request, response, next) => {
    const seconds = shared.limiter?.take() ?? 0;
    if (seconds === 0) next();
    else fail(shared, request, response, "rateLimited", undefined, { "Retry-After": String(seconds) });
  },
  authenticate: (shared, request, response, next) => {
    const token = shared.readCredential(request);
    const tenant = token === undefined ? undefined : shared.findTenant(token, shared.world);
    response.locals["tenant"] = tenant;
    if (tenant !== undefined) next();
    else fail(shared, request, response, "unauthenticated", undefined, { "WWW-Authenticate": 'Bearer realm="api"' });
  },
  validate: (shared, request, response, next) => {
    const flaw = shared.words.mount === "/" ? shared.inspect(request, idsOf(shared, request)) : undefined;
    if (flaw === undefined) next();
    else fail(shared, request, response, flaw.problem, flaw.about);
  },
  replay: (shared, request, response, next) => {
    const name = shared.nameKey(String(response.locals["tenant"]), request.get("Idempotency-Key") ?? "");
    const fingerprint = shared.fingerprint(request);
    const entry = shared.entries.get(name);
    if (entry === undefined) {
      response.locals["key"] = name;
      shared.remember(shared.entries, name, { fingerprint });
      next();
    } else if (entry.fingerprint !== fingerprint) fail(shared, request, response, "keyReused", "Idempotency-Key");
    else if (entry.reply === undefined) fail(shared, request, response, "inProgress", "Idempotency-Key");
    else send(shared, request, response, shared.replay(entry.reply));
  },
  revoke: async (shared, request, response) => {
    const resource = shared.find(shared.world, String(response.locals["tenant"]), idsOf(shared, request));
    if (resource === undefined) return fail(shared, request, response, "notFound");
    if (!shared.isOpen(resource)) return fail(shared, request, response, "spent");
    if (resource.failures > 0) {
      resource.failures -= 1;
      return fail(shared, request, response, "failed");
    }
    shared.revoke(resource, shared.world);
    await wait(3);
    const body = shared.words.success(resource, response.locals["requestId"]);
    return send(shared, request, response, { status: 200, headers: {}, body });
  },
};

function idsOf({ words, readId }: Shared, { params }: Request) {
  const read = (name: string): string => readId(String(params[name]));
  return { parent: read(words.parameters[0]), id: read(words.parameters[1]) };
}

function fail(
  shared: Shared,
  request: Request,
  response: Response,
  problem: Problem,
  about?: string,
  headers = {},
): void {
  const status = shared.status(shared.words, problem);
  const requestId: string = (response.locals["requestId"] ??= shared.makeRequestId());
  send(shared, request, response, { status, headers, body: shared.words.error(problem, status, requestId, about) });
}

function send(shared: Shared, request: Request, response: Response, reply: Reply): void {
  const name: unknown = response.locals["key"];
  if (typeof name === "string") {
    const entry = shared.entries.get(name);
    if (entry !== undefined && shared.isKept(reply)) entry.reply = reply;
    else shared.entries.delete(name);
  }
  const own = shared.words.mount === "/" ? {} : { "X-Request-Id": String(response.locals["requestId"]) };
  const { status, headers, body } = shared.finish({ ...reply, headers: { ...own, ...reply.headers } }, request);
  response.status(status).set("Content-Type", "application/json; charset=utf-8").set(headers);
  response.end(body === undefined ? undefined : shared.encode(body));
}
