import type { IdempotencyFacts } from "revokit";
import { assertDefined } from "../../../assert-defined.ts";
import type { Check } from "../check.ts";
import type { Exchange } from "../exchange.ts";

const hasKey: Check["appliesTo"] = ({ idempotency }) => idempotency !== undefined;

export const replay: Check = {
  name: "the same request with the same key is answered byte for byte as before",
  appliesTo: hasKey,
  async run(context) {
    const [path = {}] = context.useFreshResources();
    const key = crypto.randomUUID();
    const first = await context.ask({ path, key });
    const again = await context.ask({ path, key });
    const what = "the replay";
    if (!context.expect(again, [first.status], what)) return;
    if (again.text !== first.text) context.fail(`${what} has another body than the first answer`, again);
    if (!isMarked(assertDefined(context.operation.idempotency), again))
      context.fail(`${what} is not marked as one`, again);
  },
};

export const keyReused: Check = {
  name: "a key that was used is refused for another resource, and leaves that alone",
  appliesTo: ({ idempotency }) => idempotency?.keyReused !== undefined,
  async run(context) {
    const { status, reason } = assertDefined(context.operation.idempotency?.keyReused);
    const [path = {}, other = {}] = context.useFreshResources(2);
    const key = crypto.randomUUID();
    const first = await context.ask({ path, key });
    const reused = await context.ask({ path: other, key });
    const what = "a key that was used for another resource";
    if (context.expect(reused, [status], what) && !reused.text.includes(reason)) {
      context.fail(`${what}: the answer does not say ${reason}`, reused);
    }
    context.expect(await context.ask({ path: other }), [first.status], "that other resource, with a key of its own");
  },
};

export const parallelWithKey: Check = {
  name: "16 requests at once with one key take effect once",
  appliesTo: hasKey,
  async run(context) {
    const idempotency = assertDefined(context.operation.idempotency);
    const { status, reason = "" } = idempotency.inProgress ?? {};
    const [path = {}] = context.useFreshResources();
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 16 }, () => context.ask({ path, key })));
    const first = answers.filter((each) => isSuccess(each) && !isMarked(idempotency, each));
    if (first.length !== 1) context.fail(`of 16 requests with one key ${first.length} took effect, not 1`, answers[0]);
    for (const answer of answers) {
      context.expectDocumented(answer, "one of 16 requests with one key");
      const isRunning = String(answer.status) === status && answer.text.includes(reason);
      const isReplay = isSuccess(answer) && answer.text === first[0]?.text;
      if (!isReplay && !isRunning) {
        context.fail(
          `one of 16 requests with one key was answered ${answer.status}, neither replay nor conflict`,
          answer,
        );
      }
    }
  },
};

export const parallel: Check = {
  name: "16 requests at once for one resource take effect once",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(context) {
    const [path = {}] = context.useFreshResources();
    const answers = await Promise.all(Array.from({ length: 16 }, () => context.ask({ path })));
    const successes = answers.filter(isSuccess);
    if (successes.length !== 1) context.fail(`of 16 requests ${successes.length} took effect, not 1`, answers[0]);
    for (const answer of answers.filter((each) => !isSuccess(each))) {
      context.expect(answer, [assertDefined(context.operation.onRepeat).status], "one of 16 requests for one resource");
    }
  },
};

function isSuccess({ status }: Exchange): boolean {
  return status >= 200 && status < 300;
}

function isMarked({ replayed }: IdempotencyFacts, { headers }: Exchange): boolean {
  return replayed === undefined || headers.get(replayed.header) === replayed.value;
}
