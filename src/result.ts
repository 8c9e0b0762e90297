import type { Dispatched } from "./dispatch.ts";
import type { Answered, Failure, Success } from "./methods.ts";
import { decodeBody, mediaTypeOf } from "./transport/body.ts";

/** What a method resolves to. Success is decided by the status line alone. */
export async function toResult(dispatched: Dispatched): Promise<Success<number, unknown> | Failure<number, unknown>> {
  const { call, result, untouched } = dispatched;
  const { response } = result;
  const replayed = call.operation.idempotency?.replayed;
  const answered: Answered = Object.assign(call.report(), {
    operationId: call.name.operationId,
    response,
    replayed: replayed !== undefined && response.headers.get(replayed.header) === replayed.value,
  });
  const { status } = response;
  return response.ok
    ? Object.assign(answered, { ok: true as const, status, data: await dataOf(dispatched) })
    : Object.assign(answered, { ok: false as const, status, error: untouched ? call.answer?.body : result.error });
}

/** The transport has decoded its own response; one that a middleware put in its place is still to be read. */
async function dataOf({ call, result: { response }, untouched }: Dispatched): Promise<unknown> {
  if (untouched) return call.answer?.body;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.byteLength === 0 ? undefined : decodeBody(bytes, mediaTypeOf(response.headers));
}
