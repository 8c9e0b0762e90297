import { isSuccess } from "revokit/toolkit";
import type { OperationFacts } from "revokit";
import type { Check } from "../runner/check.ts";
import type { Path } from "../runner/fixtures.ts";
import type { ServerTestContext } from "../runner/server-test-context.ts";
import { Skipped } from "../runner/skipped.ts";
import { isSafe } from "../runner/safe-methods.ts";
import { madeUpId } from "../values/made-up-id.ts";
import { keepsExample, unlikelyPath } from "../values/unlikely-path.ts";
import { documentsNotFound } from "./support/applies.ts";
import { expectNotFound } from "./support/expectations.ts";

export const unknownResource: Check = {
  id: "unknown-resource",
  title: "a resource that does not exist is not found",
  reference: "the document's 404",
  appliesTo: documentsNotFound,
  async run(context) {
    const { unknown = [] } = context.resources.named;
    for (const path of unknown) expectNotFound(context, await context.ask({ path }), "a resource that does not exist");
    if (unknown.length > 0) return;
    const { path, isCertain } = await madeUpPath(context);
    const answer = await context.ask({ path });
    const what = "an id that was made up";
    context.expectDocumented(answer, what);
    if (answer.status === 404) return;
    const message = `${what} was answered ${answer.status}, not 404`;
    // The rest of the request is made up too, and may itself be refused.
    context.fail(message, answer, isSuccess(answer) && isCertain ? "failure" : "note");
  },
};

/**
 * A path whose last id certainly does not exist; one that very probably does not, if the document does not say how ids are made
 * unique and the request only reads. Skips the check otherwise.
 */
async function madeUpPath(context: ServerTestContext): Promise<{ readonly path: Path; readonly isCertain: boolean }> {
  const { operation, subject } = context;
  const last = lastInPath(operation);
  const certain = last && madeUpId(last.schema);
  const probable =
    last && isSafe(operation.method) && !keepsExample(last) ? unlikelyPath(operation)?.[last.name] : undefined;
  const id = certain ?? probable;
  const mayCreate = operation.method === "PUT" && ["201", "2XX"].some((status) => status in operation.responses);
  if (last === undefined || id === undefined || mayCreate || subject.knowsExamples === true)
    throw new Skipped("no unknown resource is in the fixtures, and none can be made up");
  const path = { ...(await context.resources.peek()), [last.name]: id };
  return { path, isCertain: certain !== undefined };
}

/** The parameter in the last segment of the path, which identifies the operation's resource. */
function lastInPath({ parameters, path }: OperationFacts) {
  return parameters.find((each) => each.in === "path" && path.endsWith(`/{${each.name}}`));
}
