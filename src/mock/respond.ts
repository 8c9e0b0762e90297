import { messageOf } from "../message-of.ts";
import type { Call, Reply, MockContext, ValidCall } from "./call.ts";
import { ConnectionReset, type Fault, FAULT_HEADER, parseFault } from "./faults.ts";
import { withAllowance } from "./rate-limit.ts";
import { replayOrRun } from "./replay.ts";
import { checkParameters } from "./request/check-parameters.ts";
import { challengesOf, identifyCaller } from "./request/credentials.ts";
import { readBodyAsSent } from "./request/read-body.ts";
import { isAcceptable } from "./response/accept.ts";
import { type Answer, withHeaders } from "./response/answer.ts";
import { documentedAs, documentedResponse, firstDocumented, successStatus } from "./response/documented-response.ts";
import { errorResponse, invalidParameter, type RequestError } from "./response/error-response.ts";
import { fillExample } from "./response/fill-example.ts";
import { preferredAnswer } from "./response/preferred-answer.ts";
import { applyOperation } from "./state/apply-operation.ts";

/** Answers a call, with the injected fault if there is one; throws a ConnectionReset for a reset. */
export async function respond(server: MockContext, call: Call): Promise<Reply> {
  const fault = faultOf(server, call);
  if (typeof fault === "string") return { answer: rejectRequest(call, badRequest(call, fault)), truncate: false };
  const { latency, reset, status, truncate = false } = fault;
  if (reset === "before" || status !== undefined) await sleep(latency);
  if (reset === "before") throw new ConnectionReset();
  const answer =
    status === undefined ? await answerCall(server, call, latency) : faultyAnswer(call, status, fault.retryAfter);
  if (reset === "after") throw new ConnectionReset();
  return { answer, truncate };
}

/** Authenticates, then validates, then runs the operation. */
async function answerCall(server: MockContext, call: Call, latency: number | undefined): Promise<Answer> {
  const { target, path, request, url } = call;
  const source = { query: url.search, headers: request.headers };

  const caller = identifyCaller(target.operation, source, server.store.tenantOf);
  if (caller === undefined) return withAllowance(unauthorized(call), server.rateLimit, server.now());

  const allowance = server.admit?.(caller.credential);
  const limited = (answer: Answer) => withAllowance(answer, allowance, server.now());
  if (allowance?.retryAfter !== undefined) {
    return limited(rejectRequest(call, { status: 429, because: "The rate limit is exceeded." }));
  }

  const parameters = checkParameters(target, { path, ...source });
  if (typeof parameters.parameter === "string") {
    const because = `The parameter ${parameters.parameter} ${parameters.rule}.`;
    const { parameter } = parameters;
    return limited(rejectRequest(call, { ...invalidParameter(target, parameter), parameter, because }));
  }

  const body = await readBodyAsSent(target, request);
  if (body.statuses !== undefined) {
    return limited(rejectRequest(call, { status: firstDocumented(target, body.statuses), because: body.rule }));
  }

  if (!canAccept(call))
    return limited(rejectRequest(call, { status: 406, because: "No media type of Accept is documented." }));

  const valid: ValidCall = { ...call, caller, parameters, body };
  const preferred = preferredAnswer(valid);
  if (preferred !== undefined) return limited(preferred);

  const answer = await replayOrRun(server.keys, valid, async (key) => {
    await sleep(latency);
    return applyOperation(server, valid, key);
  });
  return limited(answer);
}

/** The fault to inject: from the request's header, else the mock's list. A string is the reason why the header is invalid. */
function faultOf({ faults }: MockContext, { request, target }: Call): Fault | string {
  const header = request.headers.get(FAULT_HEADER);
  if (header === null) return faults.take(target.operationId) ?? {};
  try {
    const fault = parseFault(header);
    return (fault.operationId ?? target.operationId) === target.operationId ? fault : {};
  } catch (error) {
    return `The header ${FAULT_HEADER} can't be read: ${messageOf(error)}`;
  }
}

/** The documented answer of a fault's status. */
function faultyAnswer(call: Call, status: number, retryAfter: number | undefined): Answer {
  const found = documentedResponse(call.target, status);
  const answer =
    found === undefined
      ? rejectRequest(call, { status, because: `Status ${status} was requested.` })
      : fillExample(call.target, found, call.number);
  return retryAfter === undefined ? answer : withHeaders(answer, { "Retry-After": String(retryAfter) });
}

/** RFC 9110, 11.6.1: a 401 names the accepted schemes. */
function unauthorized(call: Call): Answer {
  const { target } = call;
  const status = firstDocumented(target, [401, 403]);
  const challenges = challengesOf(target.operation);
  const headers = status === 401 && challenges !== "" ? { "WWW-Authenticate": challenges } : {};
  const found = documentedResponse(target, status);
  if (found?.content?.value !== undefined) return withHeaders(fillExample(target, found, call.number), headers);
  return rejectRequest(call, { status, because: "The credential is missing or not valid.", headers });
}

/** A server may ignore Accept (RFC 9110, 12.5.1); the mock does unless a 406 is documented. */
function canAccept({ target, request }: Call): boolean {
  const { responses } = target.operation;
  if (!["406", "4XX"].some((key) => Object.hasOwn(responses, key))) return true;
  const success = responses[documentedAs(responses, successStatus(target)) ?? ""];
  return isAcceptable(Object.keys(success?.content ?? {}), request.headers.get("accept"));
}

function rejectRequest({ target, number }: Call, error: RequestError): Answer {
  return errorResponse(target.api, target, error, number);
}

function badRequest({ target }: Call, because: string): RequestError {
  return { status: firstDocumented(target, [400, 422]), because };
}

function sleep(milliseconds = 0): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}
