import type { OperationFacts } from "revokit";
import { essenceOf, isJson, isSuccess } from "revokit/toolkit";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { Skipped } from "../../runner/skipped.ts";
import type { ValidBody } from "../../values/valid-bodies.ts";
import { freshResource } from "./choose-resources.ts";

/** Makes other bodies of a schema and a valid body. */
export type MakeBodies = typeof import("../../values/valid-bodies.ts").boundaryBodies;

/** Whether an operation takes a body whose members can be told apart: JSON or a form. */
export function hasMembers({ requestBody }: OperationFacts): boolean {
  return Object.keys(requestBody?.content ?? {}).some(isTried);
}

/** Other valid bodies for an operation. Skips the check if no valid body is known to make them from. */
export function otherBodies({ validBody, subject, operation, operationId }: ServerTestContext, make: MakeBodies) {
  const { mediaType = "", value } = validBody ?? {};
  const schema = operation.requestBody?.content[mediaType]?.schema;
  const validate = subject.api.validators[operationId]?.requestBody?.[mediaType];
  if (schema === undefined || validate === undefined || !isTried(mediaType) || validate(value).length > 0) {
    throw new Skipped("no valid body is known whose members can be told apart");
  }
  const bodies = make(schema, value, validate);
  // A form has no null, and no empty list.
  return isJson(mediaType) ? bodies : bodies.filter((body) => !/null|\[\]/.test(JSON.stringify(body.value)));
}

function isTried(mediaType: string): boolean {
  return isJson(mediaType) || essenceOf(mediaType) === "application/x-www-form-urlencoded";
}

/** Sends bodies, each to a resource that the operation takes effect on. A refusal that blames the body is a finding. */
export async function expectAccepted(context: ServerTestContext, bodies: readonly ValidBody[]): Promise<void> {
  const path = await freshResource(context);
  const usual = await context.ask({ path });
  if (!isSuccess(usual))
    throw new Skipped(`a valid request was answered ${usual.status}: name valid values in the fixtures`);
  for (const { what, value, severity } of bodies) {
    // What can be changed once is used up by each body that is accepted.
    const next = await context.resources.peek();
    if (next === undefined) return;
    const answer = await context.ask({ path: next, value });
    if (BLAMES_BODY.includes(answer.status)) {
      context.fail(`a body ${what} was answered ${answer.status}, where ${usual.status} is usual`, answer, severity);
    } else if (answer.status >= 500 && answer.status !== 501) {
      context.fail(`a body ${what} was answered ${answer.status}`, answer);
    }
  }
}

/** The same body sent twice may conflict, and a name in it may be unknown: neither is about the body's form. */
const BLAMES_BODY = [400, 413, 415, 422];
