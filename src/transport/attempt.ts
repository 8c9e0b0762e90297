import { openBody, readAll } from "../response/read-body.ts";
import { trackRequest } from "#platform";
import { AttemptAbort, initOf } from "./attempt-init.ts";
import type {
  AttemptLimits,
  AttemptResult,
  BodySource,
  Fetch,
  ReadBody,
  SentRequest,
  Tracked,
} from "./attempt-types.ts";
import { startWait } from "./clock.ts";

/**
 * Sends a request once and reads the response to its end, within the limits. Never rejects, and leaves no timer, listener or
 * open body behind, except a body that is left unread.
 */
export function attempt(fetch: Fetch, request: SentRequest, limits: AttemptLimits): Promise<AttemptResult> {
  return new Promise((resolve) => {
    const abort = new AttemptAbort();
    let response: Response | undefined;
    let source: BodySource | undefined;
    let tracked: Tracked | undefined;
    /** What ended the attempt early. */
    let interruption: { readonly error: unknown } | undefined;
    let endLastWait = () => {};
    let isOver = false;

    const end = ({ bytes, unread, error }: ReadBody, mayStillBeSent = true) => {
      if (isOver) return;
      isOver = true;
      endWait();
      endLastWait();
      resolve({ response, bytes, unread, error, trace: tracked?.end(mayStillBeSent) });
    };
    // Ends soon: a fetch or a body that ignores the signal must not delay the caller.
    const endWait = startWait(limits, (error) => {
      interruption = { error };
      if (response) end(interruption);
      // By then a fetch that ended its request has rejected. Any other may still send it.
      else endLastWait = startWait({ time: 0, signal: undefined }, () => end({ error }));
      abort.abort(error);
      source?.cancel();
    });
    const run = async () => {
      try {
        const [result, sent] = trackRequest(request, () => fetch(request.url, initOf(request, abort)));
        tracked = sent;
        const received = await result;
        // Not a TypeError, by which `fetch` would refuse a request.
        if (!isResponse(received)) throw new Error("The given fetch resolved to something that is not a Response.");
        if (interruption) {
          openBody(received, limits.maxBytes)?.cancel();
          return;
        }
        // Its status counts even if its body can't be opened, such as one that a given `fetch` has read.
        response = received;
        source = openBody(received, limits.maxBytes);
        const unread = source && limits.call.leaveUnread(received, source);
        end({ unread, bytes: source && !unread ? await readAll(source, limits.maxBytes) : undefined });
      } catch (error) {
        if (interruption) end(interruption, error !== interruption.error);
        else end({ error });
      }
    };
    void run();
  });
}

/** By its shape: not every `fetch` returns the platform's class, and one in JavaScript can return anything. */
function isResponse(value: Partial<Response> | null | undefined): boolean {
  return typeof value?.status === "number" && typeof value.headers?.get === "function";
}
