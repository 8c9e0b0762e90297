import { type Answer, type Draft, documentedAs, draft, problem, withHeaders } from "./answer.ts";
import { type MockApi, type Target, targets } from "./api.ts";
import { fit } from "./fit.ts";
import { leaves, withoutLeaves } from "./json.ts";

/** A request that the mock turns down before it reaches an operation's behaviour. */
export interface Refusal {
  readonly status: number;
  /** What was wrong, with which parameter, and what to do; never a value of the request. */
  readonly because: string;
  /** The parameter that was wrong. */
  readonly parameter?: string;
  /** A string that stands in the example to take. Default: the parameter. */
  readonly mentions?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An answer to a request that is turned down, in the API's own error envelope: the documented response of the status;
 * where no operation documents the status, that of the nearest one that is documented, with the status put right in it.
 */
export function refuse(
  api: MockApi | undefined,
  target: Target | undefined,
  refusal: Refusal,
  requestNumber: number,
): Answer {
  const { status, because, parameter, mentions = parameter } = refusal;
  const candidates = api === undefined ? [] : [...(target === undefined ? [] : [target]), ...targets(api)];
  for (const code of [status, ...neighbours(status)]) {
    for (const candidate of candidates) {
      const found = draft(candidate, code, { mentions });
      if (found?.content?.value === undefined) continue;
      const fitting = target === undefined ? withoutParameters(candidate, found) : found;
      const answer = fit(candidate, { ...fitting, status }, requestNumber, { because, parameter });
      return withHeaders(answer, refusal.headers ?? {});
    }
  }
  return withHeaders(problem(status, because), refusal.headers ?? {});
}

/** The status and the example of it that fit an invalid parameter best: one that names it, then one that names its like. */
export function invalidParameter(target: Target, name: string): { status: number; mentions: string } {
  const { parameters } = target.operation;
  const place = parameters.find((parameter) => parameter.name === name)?.in;
  const alike = parameters.filter((other) => other.in === place).map((other) => other.name);
  for (const mentions of [name, ...alike]) {
    for (const status of [400, 422]) {
      const value = draft(target, status, { mentions })?.content?.value;
      if (leaves(value).includes(mentions)) return { status, mentions };
    }
  }
  return { status: firstDocumented(target, 400, 422), mentions: name };
}

/** The first of some statuses that an operation documents; the first of all where it documents none of them. */
export function firstDocumented({ operation }: Target, first: number, ...others: readonly number[]): number {
  return [first, ...others].find((status) => documentedAs(operation.responses, status) !== undefined) ?? first;
}

function neighbours(status: number): readonly number[] {
  return status < 500 ? [400, 422, 404, 401, 403, 409, 429] : [500, 503, 502];
}

/** A request that reached no operation has no parameter to blame: drops the members that name one. */
function withoutParameters({ operation }: Target, found: Draft): Draft {
  const names = new Set<unknown>(operation.parameters.map(({ name }) => name));
  if (found.content === undefined) return found;
  return {
    ...found,
    content: { ...found.content, value: withoutLeaves(found.content.value, (leaf) => names.has(leaf)) },
  };
}
