import type { OperationFacts } from "revokit";
import type { Check } from "../runner/check.ts";
import type { Path } from "../runner/fixtures.ts";
import { isSuccess, type ServerTestContext } from "../runner/server-test-context.ts";
import { Skipped } from "../runner/skipped.ts";
import { madeUpId } from "../values/made-up-id.ts";
import { documentsNotFound } from "./support/applies.ts";

export const unknownResource: Check = {
  id: "unknown-resource",
  title: "a resource that does not exist is not found",
  reference: "the document's 404",
  appliesTo: documentsNotFound,
  async run(context) {
    const { unknown = [] } = context.resources.named;
    for (const path of unknown) context.expect(await context.ask({ path }), [404], "a resource that does not exist");
    if (unknown.length > 0) return;
    const answer = await context.ask({ path: await madeUpPath(context) });
    const what = "an id that was made up";
    context.expectDocumented(answer, what);
    if (answer.status === 404) return;
    const message = `${what} was answered ${answer.status}, not 404`;
    // The rest of the request is made up too, and may itself be refused.
    context.fail(message, answer, isSuccess(answer) ? "failure" : "note");
  },
};

/**
 * A path whose last id certainly does not exist. Skips the check if the document does not say how ids are made unique.
 */
async function madeUpPath(context: ServerTestContext): Promise<Path> {
  const { operation, subject } = context;
  const last = lastInPath(operation);
  const id = last && madeUpId(last.schema);
  const mayCreate = operation.method === "PUT" && ["201", "2XX"].some((status) => status in operation.responses);
  if (last === undefined || id === undefined || mayCreate || subject.knowsExamples === true)
    throw new Skipped("no unknown resource is in the fixtures, and none can be made up");
  return { ...(await context.resources.peek()), [last.name]: id };
}

/** The parameter in the last segment of the path, which identifies the operation's resource. */
function lastInPath({ parameters, path }: OperationFacts) {
  return parameters.find((each) => each.in === "path" && path.endsWith(`/{${each.name}}`));
}
