import { Hono, type Context } from "hono";
import type { HttpBindings } from "@hono/node-server";
import { setTimeout as wait } from "node:timers/promises";
import type { Limit } from "../limit.ts";
import { type Api, createWorld, type World } from "../world.ts";
import { failureBody, statusOf, successBody } from "./bodies.ts";
import { type Call, type Job, kirimRules, naturalRules, type Rules, type Said, type Word } from "./rules.ts";

type App = Hono<{ Bindings: HttpBindings }>;
type AppContext = Context<{ Bindings: HttpBindings }>;
export type Handler = (context: AppContext) => Promise<Response>;

/** A fault: other rules, or more routes. `extend` gets the documented handler. */
export interface Change {
  readonly rules?: Partial<Rules>;
  readonly extend?: (app: App, path: string, handle: Handler) => void;
}

interface Desk {
  readonly api: Api;
  readonly rules: Rules;
  readonly world: World;
  readonly jobs: Map<string, Job>;
  readonly limiter: Limit | undefined;
}

/** One API in Hono: one plain handler that checks one thing after another. */
export function createHono(api: Api, change: Change = {}, limiter?: Limit): App {
  const rules = { ...(api === "natural" ? naturalRules : kirimRules), ...change.rules };
  const desk: Desk = { api, rules, world: createWorld(api), jobs: new Map(), limiter };
  const path = api === "natural" ? "/agents/:parent/customers/:id" : "/v1/customers/:parent/setup_links/:id";
  const handle: Handler = async (context) => {
    const call = readCall(desk, context);
    const requestId = rules.requestId();
    const own = api === "kirim" ? { "X-Request-Id": requestId } : {};
    const said = await answer(desk, call, requestId);
    const { status, headers, body } = rules.last({ ...said, headers: { ...own, ...said.headers } }, call);
    return new Response(body, { status, headers });
  };
  const app: App = new Hono();
  app.delete(path, handle);
  change.extend?.(app, path, handle);
  return app;
}

async function answer(desk: Desk, call: Call, requestId: string): Promise<Said> {
  const { api, rules } = desk;
  const say = (word: Word, detail?: string, headers = {}) => failed(desk, word, requestId, detail, headers);
  const denied = () => say("denied", undefined, { "WWW-Authenticate": 'Bearer realm="revocations", charset="UTF-8"' });
  const isKnown = call.owner !== "";
  const seconds = desk.limiter?.take() ?? 0;
  if (seconds > 0) return say("tooMany", undefined, { "Retry-After": String(seconds) });
  if (rules.credential === "first" && !isKnown) return denied();
  const complaint = rules.complaint(call);
  if (complaint !== undefined) return say("malformed", complaint);
  if (rules.credential === "after complaints" && !isKnown) return denied();
  if (api === "natural") {
    const known = recall(desk, call, say);
    if (known !== undefined) return known;
  }
  const said = await end(desk, call, requestId, say, denied);
  const job = desk.jobs.get(rules.jobName(call, keyOf(call)));
  if (job !== undefined && rules.keepsJob(said)) job.said = said;
  else desk.jobs.delete(rules.jobName(call, keyOf(call)));
  return said;
}

type Say = (word: Word, detail?: string) => Said;

/** The reply to an earlier request with this key. Without one, this request gets the key. */
function recall({ rules, jobs }: Desk, call: Call, say: Say): Said | undefined {
  const name = rules.jobName(call, keyOf(call));
  const job = jobs.get(name);
  if (job === undefined) {
    jobs.set(name, { target: rules.target(call) });
    return undefined;
  }
  if (job.target !== rules.target(call)) return say("otherRequest");
  return job.said === undefined ? say("running") : rules.again(job.said, call);
}

async function end({ api, rules, world }: Desk, call: Call, requestId: string, say: Say, denied: () => Said) {
  const seen = rules.credential === "first" || call.owner !== "" ? call : { ...call, owner: "own" };
  const resource = rules.pick(world, seen);
  if (resource === undefined) return say("unknown");
  if (rules.credential === "after look-up" && call.owner === "") return denied();
  if (!rules.mayEnd(resource)) return say("ended");
  if (resource.failures > 0) {
    resource.failures -= 1;
    return say("broken");
  }
  if (rules.endsBeforeLatency) rules.end(resource, world);
  await wait(rules.latency);
  if (!rules.endsBeforeLatency) rules.end(resource, world);
  if (rules.credential === "after the effect" && call.owner === "") return denied();
  const body = rules.write(rules.shape(successBody(api, resource, requestId), "done"));
  return { status: 200, headers: { "Content-Type": "application/json" }, body };
}

function failed(
  { api, rules }: Desk,
  word: Word,
  requestId: string,
  detail: string | undefined,
  headers: object,
): Said {
  const body = rules.write(rules.shape(failureBody(api, word, requestId, detail), word));
  return { status: statusOf(api, word), headers: { "Content-Type": "application/json", ...headers }, body };
}

function readCall({ rules, world }: Desk, context: AppContext): Call {
  const call: Call = {
    owner: "",
    parent: context.req.param("parent") ?? "",
    id: context.req.param("id") ?? "",
    url: context.req.url,
    rawHeaders: context.env.incoming.rawHeaders,
    header: (name) => context.req.header(name),
  };
  const secret = rules.secret(call);
  return { ...call, owner: (secret === undefined ? undefined : rules.owner(secret, world)) ?? "" };
}

function keyOf(call: Call): string {
  return call.header("Idempotency-Key") ?? "";
}
