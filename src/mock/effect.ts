import { type Answer, draft, successStatus } from "./answer.ts";
import { fit, type Fitting } from "./fit.ts";
import { firstDocumented, refuse } from "./refusal.ts";
import type { Call } from "./respond.ts";
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
  choice = {},
  fitting: Fitting = {},
): Answer {
  const found = draft(target, status, { accept: request.headers.get("accept"), ...choice });
  if (found === undefined || (found.content !== undefined && found.content.value === undefined)) {
    const because = `The description of ${target.operationId} has no example of a ${status}, so the mock can't answer one.`;
    return refuse(undefined, undefined, { status: 501, because }, number);
  }
  return fit(target, found, number, { path, ...fitting });
}
