import { messageOf } from "../message-of.ts";
import { type Answer, documentedAs, draft, statusOfExample, withHeaders } from "./answer.ts";
import { checkRequest, readBody } from "./check.ts";
import type { Call, Caller, Reply, Server } from "./call.ts";
import { credentialOf, readCredential } from "./credential.ts";
import { carryOut } from "./effect.ts";
import { ConnectionReset, type Fault, FAULT_HEADER, parseFault } from "./faults.ts";
import { fit } from "./fit.ts";
import { withIdempotency } from "./idempotent.ts";
import { parsePrefer } from "./prefer.ts";
import { rateLimitHeaders, untouched } from "./rate-limit.ts";
import { firstDocumented, refuse, type Refusal } from "./refusal.ts";

/** Answers a call, with the fault that it meets; throws a ConnectionReset where that is the fault. */
export async function respond(server: Server, call: Call): Promise<Reply> {
  const fault = faultOf(server, call);
  if (typeof fault === "string")
    return { answer: turnDown(call, { status: badRequest(call), because: fault }), truncate: false };
  const { latency, reset, status, truncate = false } = fault;
  if (reset === "before" || status !== undefined) await sleep(latency);
  if (reset === "before") throw new ConnectionReset();
  const answer = status === undefined ? await authorized(server, call, fault) : staged(call, status, fault.retryAfter);
  if (reset === "after") throw new ConnectionReset();
  return { answer, truncate };
}

/** The fault that a call meets, of its own header before the server's; a string says what is wrong with the header. */
function faultOf({ faults }: Server, { request, target }: Call): Fault | string {
  const header = request.headers.get(FAULT_HEADER);
  if (header === null) return faults.take(target.operationId) ?? {};
  try {
    return parseFault(header);
  } catch (error) {
    return `The header ${FAULT_HEADER} can't be read: ${messageOf(error)}`;
  }
}

function staged(call: Call, status: number, retryAfter: number | undefined): Answer {
  const found = draft(call.target, status);
  const answer =
    found === undefined
      ? turnDown(call, { status, because: `The status ${status} was asked for.` })
      : fit(call.target, found, call.number, { path: call.path });
  return retryAfter === undefined ? answer : withHeaders(answer, { "Retry-After": String(retryAfter) });
}

async function authorized(server: Server, call: Call, fault: Fault): Promise<Answer> {
  const location = credentialOf(call.target.operation);
  const credential = location && readCredential(location, call.request.headers);
  const tenant = location !== undefined && credential === undefined ? undefined : server.store.tenantOf(credential);
  if (tenant === undefined) return unauthorized(call);

  const allowance = server.admit?.(credential ?? "");
  const answer =
    allowance?.retryAfter === undefined
      ? await admitted(server, call, fault, { credential: credential ?? "", tenant })
      : turnDown(call, { status: 429, because: "The rate limit is exceeded." });
  if (allowance === undefined && answer.status === 429) return answer;
  return withHeaders(answer, rateLimitHeaders(answer.headers, allowance ?? untouched(answer.headers), server.now()));
}

/** RFC 9110, 11.6.1: a 401 names the scheme that would do. */
function unauthorized(call: Call): Answer {
  const status = firstDocumented(call.target, 401, 403);
  const { scheme } = credentialOf(call.target.operation) ?? {};
  const found = draft(call.target, status);
  const answer =
    found === undefined
      ? turnDown(call, { status, because: "The credential is missing or not valid." })
      : fit(call.target, found, call.number);
  return status === 401 && scheme !== undefined ? withHeaders(answer, { "WWW-Authenticate": scheme }) : answer;
}

async function admitted(server: Server, call: Call, { latency }: Fault, caller: Caller): Promise<Answer> {
  const { target, request, path, url } = call;
  const refusal = checkRequest(target, path, url.searchParams, request.headers);
  if (refusal !== undefined) return turnDown(call, refusal);
  const body = await readBody(target, request);
  if (body.refusal !== undefined) return turnDown(call, body.refusal);
  const preferred = preferredAnswer(call);
  if (preferred !== undefined) return preferred;
  return withIdempotency(server.keys, call, caller, body.text, async (key) => {
    if (latency !== undefined) await sleep(latency);
    return carryOut(server.store, call, caller.tenant, key);
  });
}

/** The documented answer that a call asks for by `Prefer`; nothing takes effect then. */
function preferredAnswer(call: Call): Answer | undefined {
  const { target, request, number, path } = call;
  const { code, example } = parsePrefer(request.headers.get("prefer"));
  if (code === undefined && example === undefined) return undefined;
  const status = code === undefined ? statusOfExample(target, example ?? "") : Number(code);
  const isKnown =
    status !== undefined &&
    status >= 200 &&
    status <= 599 &&
    documentedAs(target.operation.responses, status) !== undefined;
  const found = isKnown ? draft(target, status, { example, accept: request.headers.get("accept") }) : undefined;
  if (found === undefined) {
    const because = `Prefer asks for what is not documented. Documented are ${Object.keys(target.operation.responses).join(", ")}.`;
    return turnDown(call, { status: badRequest(call), because, parameter: "Prefer" });
  }
  const applied = [code !== undefined && `code=${status}`, example !== undefined && `example=${example}`].filter(
    Boolean,
  );
  return withHeaders(fit(target, found, number, { path }), { "Preference-Applied": applied.join(", ") });
}

function turnDown({ target, number }: Call, refusal: Refusal): Answer {
  return refuse(target.api, target, refusal, number);
}

function badRequest({ target }: Call): number {
  return firstDocumented(target, 400, 422);
}

function sleep(milliseconds = 0): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}
