import type { SentRequest, Tracked } from "../transport/attempt-types.ts";
import { type ConnectionMessage, endConnecting, startConnecting, stopConnecting } from "./connection-protocols.ts";
import { announced, type AnnouncedRequest, lateLike, pending, TrackedRequest } from "./tracked-request.ts";

/** The request of the current `fetch` call: undici announces it before the call returns. */
let starting: TrackedRequest | undefined;
/** undici's request objects that were announced late, and whether it has written them. */
const late = new Map<object, boolean>();
let isSubscribed = false;

/**
 * Calls `fetch` and tracks, through undici's diagnostics channels, whether the request was written. If undici did not
 * announce this request, it may have been sent.
 */
export function trackRequest<T>(
  sent: Pick<SentRequest, "url" | "method">,
  fetch: () => T,
): readonly [result: T, tracked: Tracked] {
  subscribe();
  const request = new TrackedRequest(sent);
  starting = request;
  try {
    return [fetch(), request];
  } catch (error) {
    request.end(false);
    throw error;
  } finally {
    starting = undefined;
  }
}

/** The channels' messages. */
interface Message extends ConnectionMessage {
  readonly request?: AnnouncedRequest;
}

function subscribe(): void {
  if (isSubscribed) return;
  isSubscribed = true;
  const channels = globalThis.process?.getBuiltinModule?.("node:diagnostics_channel");
  const on = (name: string, listen: (message: Message) => void) =>
    channels?.subscribe(`undici:${name}`, (message) => listen(message as Message));

  on("request:create", ({ request }) => {
    if (request) assign(request);
  });
  on("client:sendHeaders", ({ request }) => {
    if (request) noteWrite(request);
  });
  on("request:trailers", ({ request }) => endLate(request));
  on("request:error", ({ request }) => {
    const known = request && announced.get(request);
    if (known) known.hasFailed = true;
    endLate(request);
  });
  on("client:beforeConnect", (message) => {
    const origin = startConnecting(message);
    for (const each of pending) each.sawConnecting ||= each.isOf(origin);
  });
  on("client:connectError", stopConnecting);
  on("client:connected", endConnecting);
}

/** Assigns an announced request to the call that sent it. */
function assign(request: AnnouncedRequest): void {
  if (starting && !starting.announced && starting.isLike(request)) {
    starting.announced = request;
    announced.set(request, starting);
    return;
  }
  const like = [...pending].filter((each) => each.isLike(request));
  const waiting = like.find((each) => !each.announced && !each.isLate);
  if (waiting && !like.some((each) => each.surplus > 0)) {
    waiting.isLate = true;
    late.set(request, false);
    return;
  }
  // One request more than there are calls may be a copy that a dispatcher, such as undici's RetryAgent, makes.
  for (const each of like) each.mayBeCopied = true;
}

/**
 * Notes that a request is written. undici writes one again if the server refused its HTTP/2 stream (undici 8), or if a
 * connection broke on which it was pipelined behind another.
 */
function noteWrite(request: AnnouncedRequest): void {
  const known = announced.get(request);
  if (known) {
    known.mayBeCopied ||= known.isWritten;
    known.isWritten = true;
    return;
  }
  const wasWritten = late.get(request);
  if (wasWritten === undefined) return;
  late.set(request, true);
  for (const each of lateLike(request)) {
    each.mayBeCopied ||= wasWritten;
    each.isWritten = true;
  }
}

/** Notes the end of a late request. Its call, which is one of those like it, should end now. */
function endLate(request: AnnouncedRequest | undefined): void {
  if (request === undefined || !late.delete(request)) return;
  for (const each of lateLike(request)) each.surplus += 1;
}
