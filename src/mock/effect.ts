import { type Answer, type Choice, draft, problem, successStatus } from "./answer.ts";
import { fit, type Fitting } from "./fit.ts";
import { firstDocumented } from "./refusal.ts";
import type { Call } from "./call.ts";
import type { Store } from "./store.ts";

/** Carries an operation out, and answers what came of it. */
export function carryOut(store: Store, call: Call, tenant: string, idempotencyKey: string | undefined): Answer {
  const { target, path } = call;
  const { behaviour } = target.api;
  const success = successStatus(target);
  if (behaviour?.transitions[target.operationId] === undefined) return documented(call, success);

  const outcome = store.change(target, tenant, path, idempotencyKey);
  switch (outcome.kind) {
    case "changed": {
      const pointers = behaviour.changedAt ?? [];
      return documented(call, success, undefined, {
        at: Object.fromEntries(pointers.map((pointer) => [pointer, outcome.effect.at])),
      });
    }
    case "refused": {
      const { status, example } = target.operation.onRepeat ?? { status: firstDocumented(target, 409, 404) };
      return documented(call, Number(status), { example });
    }
    case "missing":
      return documented(call, 404, { mentions: outcome.parameter }, { parameter: outcome.parameter });
  }
}

function documented(
  { target, path, request, number }: Call,
  status: number,
  choice: Choice = {},
  fitting: Fitting = {},
): Answer {
  const found = draft(target, status, { accept: request.headers.get("accept"), ...choice });
  return found === undefined
    ? problem(501, `The description of ${target.operationId} has no ${status} to answer with.`)
    : fit(target, found, number, { path, ...fitting });
}
