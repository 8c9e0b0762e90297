import { documentedAs, isSuccess, successStatus } from "revokit/toolkit";
import type { Severity } from "../../runner/findings.ts";
import type { Exchange } from "../../runner/exchange.ts";
import type { Path } from "../../runner/fixtures.ts";
import type { Ask } from "../../runner/request.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { Skipped } from "../../runner/skipped.ts";
import { documentsSuccess, mayTakeEffect } from "./applies.ts";

/** Expects an answer to be a documented refusal. */
export function expectRefusal(
  context: ServerTestContext,
  answer: Exchange,
  what: string,
  severity: Severity = "failure",
): void {
  const isRefused = answer.status >= 400 && answer.status < 500;
  if (isRefused) context.expectDocumented(answer, what);
  else
    context.fail(
      `${what} was answered ${answer.status}, not a documented 4xx`,
      answer,
      answer.status >= 500 ? "failure" : severity,
    );
}

/**
 * Expects a wrong credential, or none, to get 401. That is a recommendation (RFC 6750, 3.1): a documented 400 or 403 is a note,
 * unless the right credential gets it too, which proves nothing. If the document has no 401, so is each documented refusal.
 */
export async function expectUnauthorized(
  context: ServerTestContext,
  path: Path,
  wrong: Ask,
  what: string,
): Promise<Exchange> {
  const answer = await context.ask({ path, ...wrong });
  const { status } = answer;
  const isOther =
    ("401" in context.operation.responses
      ? [400, 403].includes(status) && (await context.ask({ path })).status !== status
      : status >= 400 && status < 500) && status !== 401;
  if (!isOther) context.expect(answer, [401], what);
  else if (context.expectDocumented(answer, what)) context.note(`${what} was answered ${status}, not 401`, answer);
  return answer;
}

/**
 * Whether an answer has a status that the document gives to a success: a range or, where there is no other, `default` stands
 * for several. A 304 is documented for conditional requests.
 */
export function isDocumentedSuccess({ operation: { responses } }: ServerTestContext, answer: Exchange): boolean {
  if (answer.status < 200 || answer.status >= 400 || answer.status === 304) return false;
  const key = documentedAs(responses, answer.status);
  return key !== undefined && (key !== "default" || !Object.keys(responses).some((each) => each.startsWith("2")));
}

/** Expects the operation to take effect on an untouched resource; `why` says why it must. */
export async function expectStillFresh(context: ServerTestContext, path: Path, why: string): Promise<void> {
  const answer = await context.ask({ path });
  if (isSuccess(answer) || isDocumentedSuccess(context, answer))
    return void context.expectDocumented(answer, "a valid request");
  if (!documentsSuccess(context.operation) || !context.resources.isCertain(path))
    throw new Skipped("no valid request is known to succeed: see the fixtures");
  context.fail(
    `${why}: the valid request after it was answered ${answer.status}, not ${successStatus(context)}`,
    answer,
  );
}

/**
 * Expects 404. That the server says a resource is another's (403) or was there (410) is its choice, if the document has that
 * status.
 */
export function expectNotFound(context: ServerTestContext, answer: Exchange, what: string): void {
  const { responses } = context.operation;
  const isOther = [403, 410].includes(answer.status) && (String(answer.status) in responses || !("404" in responses));
  if (!isOther) context.expect(answer, [404], what);
  else if (context.expectDocumented(answer, what))
    context.note(`${what} was answered ${answer.status}, not 404`, answer);
}

/** The usual answer to a valid request, to compare others with. Skips the check if it is unreliable. */
export async function usualAnswer(context: ServerTestContext, path: Path): Promise<Exchange> {
  const first = await context.ask({ path });
  // Creating the same thing twice may conflict, and PUT creates only the first time.
  const isRepeatable = mayTakeEffect(context.operation) && context.resources.isReusable;
  const usual = isRepeatable && isSuccess(first) ? await context.ask({ path }) : first;
  if (!documentsSuccess(context.operation)) throw new Skipped("the document has no success response");
  if (usual.status >= 500 || [400, 401, 403, 415, 422].includes(usual.status)) {
    if (context.resources.isCertain(path)) context.fail(`a valid request was answered ${usual.status}`, usual);
    throw new Skipped(`a valid request was answered ${usual.status}: name valid values in the fixtures`);
  }
  return usual;
}

/** Whether an answer says that a resource does not exist or is hidden. A 400 says that the request is wrong. */
export function isNotFound({ status }: Exchange): boolean {
  return [403, 404, 410].includes(status);
}

/** Expects an answer to have the usual status. */
export function expectSame(context: ServerTestContext, answer: Exchange, usual: Exchange, what: string): void {
  if (answer.status === usual.status) return;
  context.fail(`${what} was answered ${answer.status}, where it is usually ${usual.status}`, answer);
}
