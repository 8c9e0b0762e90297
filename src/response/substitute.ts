import type { Settings } from "../settings.ts";
import { TIME_IS_UP } from "../transport/attempt.ts";
import { type CallState } from "../transport/call-state.ts";
import { within } from "../transport/clock.ts";
import { settle, unreadLimits } from "../transport/settle.ts";
import { documentedTypeOf, type InterpretedResponse, interpretResponse, type ReadBody } from "./interpret.ts";
import { openBody, readAll } from "./read-body.ts";

/** A response that has been read, as a `Response` for middleware to look at. */
export function toResponse({ response, bytes, body }: InterpretedResponse): Response {
  const { status, statusText } = response;
  const content = body instanceof ReadableStream ? body : bytes.byteLength === 0 ? null : bytes;
  return new Response(content, { status, statusText, headers: [...response.headers] });
}

/**
 * Reads the response with which a middleware replaced the server's, within the call's limits. Its status need not be
 * documented, and its body may be missing. A body that can't be used is an error, as usual.
 */
export async function readSubstitute(
  response: Response,
  call: CallState,
  settings: Settings,
  isStream: boolean,
): Promise<InterpretedResponse> {
  const { operation, signal } = call;
  const read = await readWithin(response, call, settings, isStream);
  if (signal?.aborted === true && read.error === signal.reason) throw read.error;
  const interpreted = interpretResponse(operation, response, read, documentedTypeOf(operation, response));
  const isTolerated = TOLERATED.includes(interpreted.unexpected ?? "");
  call.setResponse(isTolerated ? { ...interpreted, unexpected: undefined } : interpreted);
  return settle(read.error === TIME_IS_UP ? read.error : undefined, call);
}

const TOLERATED = ["undocumented_status", "redirect", "empty_body"];

async function readWithin(
  response: Response,
  call: CallState,
  { maxResponseBytes, idleTimeout }: Settings,
  isStream: boolean,
): Promise<ReadBody> {
  const { operation, signal } = call;
  try {
    const source = openBody(response, maxResponseBytes);
    if (source === undefined) return {};
    const unread = isStream && operation.unread?.suits(operation, response) ? operation.unread : undefined;
    if (unread) return { unread: unread.open(source, unreadLimits(call, idleTimeout)) };
    const limits = { time: call.remaining(), signal, onTimeout: () => TIME_IS_UP };
    return { bytes: await within(readAll(source, maxResponseBytes), limits) };
  } catch (error) {
    return { error };
  }
}
