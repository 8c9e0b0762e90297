import type { Bytes } from "../bytes.ts";
import { type BodySource, openBody, readAll } from "../response/read-body.ts";
import { trackRequest } from "#platform";
import { startWait } from "./clock.ts";
import type { Fetch, SentRequest, Tracked } from "./attempt-types.ts";

/** The result of one attempt. There may be a response without its body. */
export interface AttemptResult {
  readonly response: Response | undefined;
  /** The whole body; undefined if it was not or could not be read. */
  readonly bytes: Bytes | undefined;
  /** The open body, if it is left unread. */
  readonly source?: BodySource | undefined;
  /** The error that ended the attempt. */
  readonly error: unknown;
  /** Whether it is certain that the request was never written to a connection, as far as the platform tells. */
  readonly wasNeverSent: boolean;
}

/** The limits of one attempt. */
export interface AttemptLimits {
  /** In milliseconds, for the response and its body if that is read. */
  readonly time: number;
  readonly signal: AbortSignal | undefined;
  /** In bytes, after decoding. */
  readonly maxBytes: number;
  /** Whether to leave the body of a response with these headers unread. Default: no. */
  readonly leavesUnread?: ((response: Response) => boolean) | undefined;
}

/** The reason with which an attempt is aborted at its time-out. */
export const TIME_IS_UP = new DOMException("The attempt took too long.", "TimeoutError");

/**
 * Sends a request once and reads the response to its end, within the limits. Never rejects, and leaves no timer, listener or
 * open body behind, except a body that is left unread.
 */
export function attempt(fetch: Fetch, request: SentRequest, limits: AttemptLimits): Promise<AttemptResult> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    const { signal } = controller;
    let response: Response | undefined;
    let source: BodySource | undefined;
    let tracked: Tracked | undefined;

    const end = (error: unknown, bytes?: Bytes, unread?: BodySource) => {
      endWait();
      const wasNeverSent = response === undefined && tracked?.wasNeverSent() === true;
      tracked?.end();
      resolve({ response, bytes, source: unread, error, wasNeverSent });
    };
    // Ends at once: a fetch or a body that ignores the signal must not delay the caller.
    const endWait = startWait(limits, (cause) => {
      const error: unknown = cause === "timeout" ? TIME_IS_UP : limits.signal?.reason;
      end(error);
      controller.abort(error);
      source?.cancel();
    });

    const run = async () => {
      const { url, method, headers, body } = request;
      const [result, sent] = trackRequest(url, () => fetch(url, { method, headers, body, redirect: "manual", signal }));
      tracked = sent;
      const received = await result;
      if (!isResponse(received)) throw new TypeError("The given fetch resolved to something that is not a Response.");
      if (signal.aborted) return openBody(received, limits.maxBytes)?.cancel();
      response = received;
      source = openBody(received, limits.maxBytes);
      if (source === undefined) return end(undefined, NO_BYTES);
      if (limits.leavesUnread?.(received)) return end(undefined, undefined, source);
      return end(undefined, await readAll(source, limits.maxBytes));
    };
    run().catch(end);
  });
}

const NO_BYTES = new Uint8Array(0);

/** By its shape: not every `fetch` returns the platform's class, and one in JavaScript can return anything. */
function isResponse(value: Partial<Response> | null | undefined): boolean {
  return typeof value?.status === "number" && typeof value.headers?.get === "function";
}
