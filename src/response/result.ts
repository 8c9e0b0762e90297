import type { CompletedCall } from "../call-operation.ts";
import type { Failure, Success } from "../result-types.ts";
import { isSuccess } from "../transport/is-success.ts";

/** Builds a method's result. Success is decided by the status line alone. */
export function toResult({ call, interpreted }: CompletedCall): Success<number, unknown> | Failure<number, unknown> {
  const { response, body } = interpreted;
  const { operation, operationId } = call;
  const { status, headers } = response;
  const answered = { operationId, method: operation.method, response, headers, replayed: call.replayed, status };
  return isSuccess(response)
    ? Object.assign(call.report(), answered, { ok: true as const, data: body })
    : Object.assign(call.report(), answered, { ok: false as const, error: body });
}
