import { leaves, parseJson, withoutLeaves } from "../json.ts";
import { type MockApi, type Target, targets } from "../mock-api.ts";
import { type Answer, problem, withHeaders } from "./answer.ts";
import { type DocumentedResponse, documentedResponse, firstDocumented } from "./documented-response.ts";
import { fillExample } from "./fill-example.ts";
import { isValidBody } from "./valid-body.ts";
import { isObject } from "../../validation/values.ts";

/** Why the mock refuses a request before its operation runs. */
export interface RequestError {
  readonly status: number;
  /** What was wrong, with which parameter, and what to do; never a value of the request. */
  readonly because: string;
  /** The invalid parameter. */
  readonly parameter?: string;
  /** A string that occurs in the example to use. Default: the parameter. */
  readonly mentions?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The response header with the reason of a refusal, for responses whose body can't hold it. */
const REASON_HEADER = "Mock-Reason";

/** The usual members for an error's human-readable text. */
const MESSAGE_MEMBERS = ["message", "detail", "error", "description", "title", "reason", "errors"];

/**
 * The answer to a refused request in the API's own error format: the documented response of the status. If the operation does
 * not document it, a similar status that is documented anywhere is used, with the status replaced in its body.
 */
export function errorResponse(
  api: MockApi | undefined,
  target: Target | undefined,
  error: RequestError,
  requestNumber: number,
): Answer {
  const { status, because } = error;
  const reason = { [REASON_HEADER]: because.replaceAll(/[^\x20-\x7e]/g, "?"), ...error.headers };
  const own = target && documentedResponse(target, status);
  if (target !== undefined && own !== undefined && own.content === undefined) {
    return withHeaders(fillExample(target, own, requestNumber), reason);
  }
  for (const code of [status, ...similarTo(status)]) {
    const others = api === undefined ? [] : documenting(api, code);
    for (const candidate of target === undefined ? others : [target, ...others]) {
      const answer = fillError(candidate, code, error, requestNumber, target === undefined);
      if (answer !== undefined) return withHeaders(answer, reason);
    }
  }
  return withHeaders(problem(status, because), reason);
}

const known = new WeakMap<MockApi, Map<number, readonly Target[]>>();

/** The operations that document a body for a status. */
function documenting(api: MockApi, status: number): readonly Target[] {
  const byStatus = known.get(api) ?? new Map<number, readonly Target[]>();
  known.set(api, byStatus);
  const found =
    byStatus.get(status) ??
    targets(api).filter((each) => documentedResponse(each, status)?.content?.value !== undefined);
  byStatus.set(status, found);
  return found;
}

function fillError(
  candidate: Target,
  code: number,
  { status, because, parameter, mentions = parameter }: RequestError,
  requestNumber: number,
  isNowhere: boolean,
): Answer | undefined {
  const found = documentedResponse(candidate, code, { mentions });
  if (found?.content?.value === undefined) return undefined;
  const documented = { ...(isNowhere ? withoutParameters(candidate, found) : found), status };
  const answer = fillExample(candidate, documented, requestNumber, { because, parameter });
  if (answer.status === 501 && status !== 501) return undefined;
  if (String(answer.body).includes(JSON.stringify(because).slice(1, -1))) return answer;
  return { ...answer, ...withMessage(candidate, documented, because, answer) };
}

/** Adds the reason as a member of its own if the example has no text to replace. */
function withMessage(target: Target, documented: DocumentedResponse, because: string, answer: Answer): Partial<Answer> {
  const body: unknown = typeof answer.body === "string" ? parseJson(answer.body) : undefined;
  if (!isObject(body)) return {};
  const present = MESSAGE_MEMBERS.filter((name) => typeof body[name] === "string");
  const candidates = [...present, ...MESSAGE_MEMBERS].map((name) => ({ ...body, [name]: because }));
  const valid = candidates.find((candidate) => isValidBody(target, documented, candidate));
  return valid === undefined ? {} : { body: JSON.stringify(valid) };
}

/** The best status and example for an invalid parameter: one that names it, else one that names a similar one. */
export function invalidParameter(target: Target, name: string): { status: number; mentions: string } {
  const { parameters } = target.operation;
  const place = parameters.find((parameter) => parameter.name === name)?.in;
  const alike = parameters.filter((other) => other.in === place).map((other) => other.name);
  for (const mentions of [name, ...alike]) {
    for (const status of [400, 422]) {
      const value = documentedResponse(target, status, { mentions })?.content?.value;
      if (leaves(value).includes(mentions)) return { status, mentions };
    }
  }
  return { status: firstDocumented(target, [400, 422]), mentions: name };
}

function similarTo(status: number): readonly number[] {
  return status < 500 ? [400, 422, 404, 401, 403, 409, 429] : [500, 503, 502];
}

/** Drops members that name a parameter, for a request that matched no operation. */
function withoutParameters({ operation }: Target, found: DocumentedResponse): DocumentedResponse {
  const names = new Set<unknown>(operation.parameters.map(({ name }) => name));
  if (found.content === undefined) return found;
  return {
    ...found,
    content: { ...found.content, value: withoutLeaves(found.content.value, (leaf) => names.has(leaf)) },
  };
}
