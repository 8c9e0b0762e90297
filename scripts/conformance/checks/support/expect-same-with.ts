import type { ParameterFacts } from "revokit";
import { isSuccess, ownMember } from "revokit/toolkit";
import type { Exchange } from "../../runner/exchange.ts";
import type { Severity } from "../../runner/findings.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { isCursor, isReference } from "../../values/refers.ts";

/** Header fields that ask for another answer to the same request (RFC 9110, 10.1.1, 13 and 14; RFC 7240). */
const SELECTING = /^(if-.*|range|prefer|expect)$/i;

/** The statuses that say that a request is wrong, and not only that nothing fits it. */
const BLAMES_REQUEST = [400, 413, 414, 415, 422, 431];

/**
 * Expects the usual answer to a request with valid values of optional parameters. Several of them may exclude each other, and a
 * value of the document's may refer to nothing on this server: a refusal is then a note, as is any answer that does not blame
 * the request.
 */
export function expectSameWith(
  context: ServerTestContext,
  answer: Exchange,
  usual: Exchange,
  parameters: readonly ParameterFacts[],
  what: string,
  severity: Severity = "failure",
): void {
  const { status } = answer;
  const isSelected = parameters.some(({ in: place, name }) => place === "header" && SELECTING.test(name));
  const isAnswered = isSuccess(answer) || [304, 412, 416, 417].includes(status);
  if (status === usual.status || (isSelected && isAnswered)) return;
  const isCertain = parameters.length === 1 && parameters.every((each) => !mayReferToNothing(context, each));
  const isBlamed = BLAMES_REQUEST.includes(status) || [401, 403].includes(status);
  const message = `${what} was answered ${status}, where it is usually ${usual.status}`;
  context.fail(message, answer, status >= 500 ? "failure" : isCertain && isBlamed ? severity : "note");
}

function mayReferToNothing({ operationId, subject }: ServerTestContext, { name, schema }: ParameterFacts): boolean {
  const { parameters, operations } = subject.fixtures;
  const isNamed = ownMember({ ...parameters, ...operations[operationId]?.parameters }, name) !== undefined;
  const isClosed = schema.enum !== undefined || schema.type?.includes("boolean") === true;
  const isPlainText = schema.type?.includes("string") === true && schema.format === undefined;
  return !isNamed && !isClosed && (isReference(name) || (isPlainText && isCursor(name)));
}
