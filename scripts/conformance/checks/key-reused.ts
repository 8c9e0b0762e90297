import { statesReason } from "revokit/toolkit";
import { assertDefined } from "../../assert-defined.ts";
import type { Check } from "../runner/check.ts";
import type { Ask } from "../runner/request.ts";
import type { ServerTestContext } from "../runner/server-test-context.ts";
import { Skipped } from "../runner/skipped.ts";
import { boundaryBodies, singleMemberBodies } from "../values/valid-bodies.ts";
import { hasMembers, otherBodies } from "./support/body-asks.ts";
import { freshResources } from "./support/choose-resources.ts";
import { newKey } from "./support/replays.ts";

export const keyReused: Check = {
  id: "key-reused",
  title: "a used key is refused for another resource or body; the same request with a new key takes effect",
  reference: "the document's x-idempotency: keyReused",
  appliesTo: ({ idempotency }) => idempotency?.keyReused !== undefined,
  async run(context) {
    const { parameters } = context.operation;
    const hasPath = parameters.some((each) => each.in === "path");
    const bodies = hasMembers(context.operation) ? differentBodies(context) : [];
    if (!hasPath && bodies.length === 0) throw new Skipped("no two requests differ in their path or body");
    if (hasPath) {
      const [path = {}, other = {}] = await freshResources(context, 2);
      await expectReuseRefused(context, { path }, [{ path: other }], "another resource");
    }
    if (bodies.length === 0) return;
    const [path = {}] = await freshResources(context);
    const others = bodies.map((value) => ({ path, value }));
    await expectReuseRefused(context, { path }, others, "another body");
  },
};

async function expectReuseRefused(
  context: ServerTestContext,
  first: Ask,
  others: readonly Ask[],
  what: string,
): Promise<void> {
  const { status, reason } = assertDefined(context.operation.idempotency?.keyReused);
  const key = newKey();
  const answer = await context.ask({ ...first, key });
  for (const other of others) {
    const reused = await context.ask({ ...other, key });
    const sentence = `a key that was used for ${what}`;
    if (context.expect(reused, [status], sentence) && !statesReason(reused.text, reason)) {
      context.fail(`${sentence}: the answer does not say ${reason}`, reused);
    }
  }
  const [other = {}] = others;
  // What takes effect once on a resource does not show whether the other body would.
  if (other.value !== undefined && !context.resources.isReusable) return;
  context.expect(await context.ask(other), [answer.status], `${what}, with a key of its own`);
}

/** How many other bodies are tried. */
const MAX_BODIES = 3;

/** Valid bodies besides the usual one, those of its length first: a careless comparison takes them for the same. */
function differentBodies(context: ServerTestContext): readonly unknown[] {
  const bodies = [...otherBodies(context, singleMemberBodies), ...otherBodies(context, boundaryBodies)];
  const usual = JSON.stringify(context.validBody?.value);
  const hasUsualLength = (value: unknown) => JSON.stringify(value).length === usual.length;
  return bodies
    .filter(({ value, severity }) => severity === "failure" && JSON.stringify(value) !== usual)
    .map(({ value }) => value)
    .toSorted((a, b) => Number(hasUsualLength(b)) - Number(hasUsualLength(a)))
    .slice(0, MAX_BODIES);
}
