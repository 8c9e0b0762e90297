import type { Dispatched } from "./core.ts";
import type { Failure, Success } from "./methods.ts";
import { decodeBody, mediaTypeOf } from "./transport/body.ts";

type AnyResult = Success<number, unknown> | Failure<number, unknown>;

/** What a method resolves to. Success is decided by the status line alone. */
export function toResult(dispatched: Dispatched): AnyResult | Promise<AnyResult> {
  const { call, result, untouched } = dispatched;
  const { response } = result;
  if (untouched) return describe(dispatched, call.answer?.body);
  return response.ok ? read(response).then((body) => describe(dispatched, body)) : describe(dispatched, result.error);
}

function describe({ call, result: { response } }: Dispatched, body: unknown): AnyResult {
  const { replayed } = call.operation.idempotency ?? {};
  const { ok, status } = response;
  const answered = {
    operationId: call.name.operationId,
    response,
    replayed: replayed !== undefined && response.headers.get(replayed.header) === replayed.value,
    status,
  };
  return ok
    ? Object.assign(call.report(), answered, { ok, data: body })
    : Object.assign(call.report(), answered, { ok, error: body });
}

/** The transport has decoded its own response; one that a middleware put in its place is still to be read. */
async function read(response: Response): Promise<unknown> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.byteLength === 0 ? undefined : decodeBody(bytes, mediaTypeOf(response.headers));
}
