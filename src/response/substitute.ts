import type { ReadBody } from "../transport/attempt-types.ts";
import type { CallState } from "../transport/call-state.ts";
import { TIME_IS_UP, within } from "../transport/clock.ts";
import { responseOrThrow } from "../transport/call-errors.ts";
import { mediaTypeOf } from "./decode-body.ts";
import { documentedTypeOf, interpretResponse } from "./interpret.ts";
import { isBodiless } from "./no-body.ts";
import { isStream } from "./is-stream.ts";
import { openBody, readAll } from "./read-body.ts";
import type { InterpretedResponse } from "./response-types.ts";

/** A response that has been read, as a `Response` for middleware to look at. */
export function toResponse({ response, bytes, body }: InterpretedResponse): Response {
  const { status } = response;
  const content = isStream(body) ? body : bytes.byteLength === 0 || isBodiless(status) ? null : bytes;
  return new Response(content, { ...headOf(response), status });
}

function headOf(response: Response): ResponseInit {
  const { headers } = response;
  try {
    // The constructor takes less than a server sends.
    const statusText = String(response.statusText).replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "?");
    return { statusText, headers: new Headers([...headers]) };
  } catch {
    // Not every library's headers can be listed.
    return { headers: { "content-type": mediaTypeOf(headers) } };
  }
}

/**
 * Reads the response with which a middleware replaced the server's, within the call's limits. Its status need not be
 * documented, and its body may be missing. A body that can't be used is an error, as usual.
 */
export async function readSubstitute(response: Response, call: CallState): Promise<InterpretedResponse> {
  const { operation, signal } = call;
  // Only a `fetch` sets the URL: the middleware sent a request of its own.
  if (response.url !== "") call.unsettled += 1;
  const read: ReadBody = await readWithin(response, call).catch((error: unknown) => ({ error }));
  if (signal?.aborted && read.error === signal.reason) throw read.error;
  const interpreted = interpretResponse(operation, response, read, documentedTypeOf(operation, response));
  const isTolerated = TOLERATED.includes(interpreted.unexpected ?? "");
  call.setResponse(isTolerated ? { ...interpreted, unexpected: undefined } : interpreted);
  return responseOrThrow(read.error === TIME_IS_UP ? read.error : undefined, call);
}

const TOLERATED = ["undocumented_status", "redirect", "empty_body"];

async function readWithin(response: Response, call: CallState): Promise<ReadBody> {
  const { maxResponseBytes } = call.settings;
  const source = openBody(response, maxResponseBytes);
  const unread = source && call.leaveUnread(response, source);
  if (source === undefined || unread !== undefined) return { unread };
  const limits = { time: call.remaining(), signal: call.signal, onTimeout: () => TIME_IS_UP };
  try {
    return { bytes: await within(readAll(source, maxResponseBytes), limits) };
  } catch (error) {
    source.cancel();
    throw error;
  }
}
